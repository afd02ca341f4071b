import AMQP
import Messaging
import Model

/// Publishes what nobody signed in says (call-backs' hints, scans of posters) and waits for the broker's confirm.
struct BrokerHints: Sendable {
    let publisher: AMQPPublisher
    let topology: Topology

    func publish<Hint: MessageContract>(_ hint: Hint, at now: Timestamp) async throws {
        guard !publisher.state.isLost else { throw Problem.unavailable("the broker is not reached") }
        let route = try topology.route(of: hint)
        let envelope = MessageEnvelope(
            id: .new(at: now),
            type: Hint.type,
            source: .gateway,
            subject: nil,
            time: now,
            sequence: 0,
            traceparent: nil
        )
        let publication = AMQPPublication(
            message: envelope.message(body: try MessageCoding.encode(hint)),
            exchange: route.exchange,
            routingKey: route.routingKey,
            mandatory: true
        )
        if let failure = await publisher.publish([publication]).first?.error { throw failure }
    }
}
