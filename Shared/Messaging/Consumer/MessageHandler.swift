import AMQP
package import Model

/// The handling of one message type: a batch at a time, in the consumer's transaction, set-based where it pays.
///
/// A handler loads, applies the model, stores and emits. It returns one disposition for each message, in order. What it
/// throws fails the batch; the consumer then takes the messages one by one.
package struct MessageHandler: Sendable {
    package let type: MessageType
    /// Decodes and handles; one disposition for each message.
    let handle: @Sendable (_ messages: [IncomingMessage], _ transaction: ServiceTransaction) throws -> [Disposition]

    /// A handler of whole batches.
    package init<Body: MessageContract>(
        _ body: Body.Type,
        batch:
            @escaping @Sendable (_ messages: [Received<Body>], _ transaction: ServiceTransaction) throws ->
            [Disposition]
    ) {
        type = Body.type
        handle = { messages, transaction in
            var dispositions = [Disposition?](repeating: nil, count: messages.count)
            var received: [Received<Body>] = []
            var places: [Int] = []
            received.reserveCapacity(messages.count)
            for (place, message) in messages.enumerated() {
                do throws(Rejection) {
                    received.append(
                        Received(
                            envelope: message.envelope,
                            body: try message.decode(Body.self),
                            routingKey: message.delivery.routingKey
                        )
                    )
                    places.append(place)
                } catch {
                    dispositions[place] = .parked(error)
                }
            }
            if !received.isEmpty {
                let results = try batch(received, transaction)
                guard results.count == received.count else {
                    throw Rejection(
                        "handler.miscounted",
                        "\(Body.type) answered \(results.count) of \(received.count) messages"
                    )
                }
                for (place, result) in zip(places, results) { dispositions[place] = result }
            }
            return dispositions.map { $0 ?? .done }
        }
    }

    /// A handler of single messages, called in order.
    package init<Body: MessageContract>(
        _ body: Body.Type,
        each: @escaping @Sendable (_ message: Received<Body>, _ transaction: ServiceTransaction) throws -> Disposition
    ) {
        self.init(body, batch: { messages, transaction in try messages.map { try each($0, transaction) } })
    }
}
