import CRabbitMQ

/// Publishing and settling: written without waiting for an answer.
extension AMQPLink {
    /// - Throws: `.invalidArgument` when nothing was written; anything else means the connection is broken.
    func publish(_ publication: borrowing AMQPPublication, on channel: UInt16) throws(AMQPError) {
        encoder.reset()
        let exchange = try encoder.short(publication.exchange)
        let routingKey = try encoder.short(publication.routingKey)
        var properties = try encoder.properties(publication.message.properties)
        armGuard()
        let status = publication.message.body.withUnsafeBytes { body in
            amqp_basic_publish(
                connection,
                channel,
                exchange,
                routingKey,
                publication.mandatory ? 1 : 0,
                0,
                &properties,
                amqp_bytes_t(len: body.count, bytes: UnsafeMutableRawPointer(mutating: body.baseAddress))
            )
        }
        try checkWrite(status, during: "publishing")
    }

    func acknowledge(_ tag: UInt64, multiple: Bool, on channel: UInt16) throws(AMQPError) {
        armGuard()
        try checkWrite(amqp_basic_ack(connection, channel, tag, multiple ? 1 : 0), during: "acknowledging")
    }

    func reject(_ tag: UInt64, requeue: Bool, on channel: UInt16) throws(AMQPError) {
        armGuard()
        try checkWrite(amqp_basic_reject(connection, channel, tag, requeue ? 1 : 0), during: "rejecting")
    }

    /// A failed write leaves half a frame behind, whatever its reason: the connection cannot be used any more.
    private func checkWrite(_ status: Int32, during operation: String) throws(AMQPError) {
        guard status != AMQP_STATUS_OK.rawValue else { return }
        let reason = failure(status, during: operation)
        throw reason.code == .invalidArgument ? AMQPError(.connectionLost, reason.message) : reason
    }
}

/// Channels and subscriptions: each waits for the broker's answer.
extension AMQPLink {
    func openChannel(_ channel: UInt16) throws(AMQPError) {
        armGuard()
        amqp_channel_open(connection, channel)
        try checkReply(on: channel, during: "opening a channel")
    }

    func selectConfirms(on channel: UInt16) throws(AMQPError) {
        armGuard()
        amqp_confirm_select(connection, channel)
        try checkReply(on: channel, during: "asking for confirms")
    }

    func setPrefetch(_ prefetch: UInt16, on channel: UInt16) throws(AMQPError) {
        armGuard()
        amqp_basic_qos(connection, channel, 0, prefetch, 0)
        try checkReply(on: channel, during: "setting the prefetch")
    }

    func subscribe(
        to queue: String,
        tag: String,
        withoutAcknowledgement: Bool,
        on channel: UInt16
    ) throws(AMQPError) {
        encoder.reset()
        let queueBytes = try encoder.short(queue)
        let tagBytes = try encoder.short(tag)
        armGuard()
        amqp_basic_consume(
            connection,
            channel,
            queueBytes,
            tagBytes,
            0,
            withoutAcknowledgement ? 1 : 0,
            0,
            amqp_table_t(num_entries: 0, entries: nil)
        )
        try checkReply(on: channel, during: "subscribing to \(queue)")
    }

    func unsubscribe(_ tag: String, on channel: UInt16) throws(AMQPError) {
        encoder.reset()
        let tagBytes = try encoder.short(tag)
        armGuard()
        amqp_basic_cancel(connection, channel, tagBytes)
        try checkReply(on: channel, during: "unsubscribing")
    }

    /// Says goodbye; failures do not matter any more.
    func disconnect() {
        armGuard()
        amqp_connection_close(connection, 200)
        callGuard.disarm()
    }
}
