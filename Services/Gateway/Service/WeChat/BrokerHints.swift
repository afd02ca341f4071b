import AMQP
import Messaging
import Model

/// Publishes hints to the reward service and waits for the broker's confirm: only then the call-back is answered.
struct BrokerHints: Sendable {
    let publisher: AMQPPublisher
    let topology: Topology

    func publish(_ hint: HintTransfer, at now: Timestamp) async throws {
        guard !publisher.state.isLost else { throw Problem.unavailable("the broker is not reached") }
        let route = try topology.route(of: hint)
        let envelope = MessageEnvelope(
            id: .new(at: now),
            type: HintTransfer.type,
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
