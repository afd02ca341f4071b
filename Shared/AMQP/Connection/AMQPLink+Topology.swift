import CRabbitMQ

/// Declaring and inspecting: each waits for the broker's answer.
extension AMQPLink {
    private static var noArguments: amqp_table_t { amqp_table_t(num_entries: 0, entries: nil) }

    func declareExchange(
        _ name: String,
        kind: AMQPExchangeKind,
        arguments: [String: AMQPValue],
        on channel: UInt16
    ) throws(AMQPError) {
        encoder.reset()
        let nameBytes = try encoder.short(name)
        let kindBytes = try encoder.short(kind.rawValue)
        let table = try encoder.table(arguments)
        armGuard()
        amqp_exchange_declare(connection, channel, nameBytes, kindBytes, 0, 1, 0, 0, table)
        try checkReply(on: channel, during: "declaring exchange \(name)")
    }

    func deleteExchange(_ name: String, on channel: UInt16) throws(AMQPError) {
        encoder.reset()
        let nameBytes = try encoder.short(name)
        armGuard()
        amqp_exchange_delete(connection, channel, nameBytes, 0)
        try checkReply(on: channel, during: "deleting exchange \(name)")
    }

    /// - Parameter exclusive: a transient queue that is deleted with this connection; otherwise a durable one.
    func declareQueue(
        _ name: String,
        exclusive: Bool,
        arguments: [String: AMQPValue],
        on channel: UInt16
    ) throws(AMQPError) {
        encoder.reset()
        let nameBytes = try encoder.short(name)
        let table = try encoder.table(arguments)
        let (transient, durable): (Int32, Int32) = exclusive ? (1, 0) : (0, 1)
        armGuard()
        amqp_queue_declare(connection, channel, nameBytes, 0, durable, transient, transient, table)
        try checkReply(on: channel, during: "declaring queue \(name)")
    }

    /// - Throws: `.notFound`.
    func status(of queue: String, on channel: UInt16) throws(AMQPError) -> AMQPQueueStatus {
        encoder.reset()
        let name = try encoder.short(queue)
        armGuard()
        let answer = amqp_queue_declare(connection, channel, name, 1, 0, 0, 0, Self.noArguments)
        try checkReply(on: channel, during: "looking at queue \(queue)")
        guard let status = answer?.pointee else { throw AMQPError(.unexpected, "No status of queue \(queue).") }
        return AMQPQueueStatus(messages: Int(status.message_count), consumers: Int(status.consumer_count))
    }

    func deleteQueue(_ name: String, on channel: UInt16) throws(AMQPError) -> Int {
        encoder.reset()
        let nameBytes = try encoder.short(name)
        armGuard()
        let answer = amqp_queue_delete(connection, channel, nameBytes, 0, 0)
        try checkReply(on: channel, during: "deleting queue \(name)")
        return Int(answer?.pointee.message_count ?? 0)
    }

    func purge(_ queue: String, on channel: UInt16) throws(AMQPError) -> Int {
        encoder.reset()
        let name = try encoder.short(queue)
        armGuard()
        let answer = amqp_queue_purge(connection, channel, name)
        try checkReply(on: channel, during: "purging queue \(queue)")
        return Int(answer?.pointee.message_count ?? 0)
    }

    func bind(
        _ queue: String,
        to exchange: String,
        _ routingKey: String,
        _ arguments: [String: AMQPValue],
        on channel: UInt16
    ) throws(AMQPError) {
        encoder.reset()
        let queueBytes = try encoder.short(queue)
        let exchangeBytes = try encoder.short(exchange)
        let keyBytes = try encoder.short(routingKey)
        let table = try encoder.table(arguments)
        armGuard()
        amqp_queue_bind(connection, channel, queueBytes, exchangeBytes, keyBytes, table)
        try checkReply(on: channel, during: "binding \(queue) to \(exchange)")
    }

    func unbind(
        _ queue: String,
        from exchange: String,
        _ routingKey: String,
        _ arguments: [String: AMQPValue],
        on channel: UInt16
    ) throws(AMQPError) {
        encoder.reset()
        let queueBytes = try encoder.short(queue)
        let exchangeBytes = try encoder.short(exchange)
        let keyBytes = try encoder.short(routingKey)
        let table = try encoder.table(arguments)
        armGuard()
        amqp_queue_unbind(connection, channel, queueBytes, exchangeBytes, keyBytes, table)
        try checkReply(on: channel, during: "unbinding \(queue) from \(exchange)")
    }

    /// Takes one message for good; nil when the queue is empty.
    func get(_ queue: String, on channel: UInt16) throws(AMQPError) -> AMQPMessage? {
        encoder.reset()
        let name = try encoder.short(queue)
        armGuard()
        let reply = amqp_basic_get(connection, channel, name, 1)
        try check(reply, on: channel, during: "getting from queue \(queue)")
        guard reply.reply.id == CRABBITMQ_BASIC_GET_OK.rawValue else { return nil }
        var message = amqp_message_t()
        try check(amqp_read_message(connection, channel, &message, 0), on: channel, during: "reading from \(queue)")
        defer { amqp_destroy_message(&message) }
        var decoder = ContentDecoder()
        return AMQPMessage(
            body: ContentDecoder.bytes(message.body),
            properties: decoder.properties(message.properties)
        )
    }
}
