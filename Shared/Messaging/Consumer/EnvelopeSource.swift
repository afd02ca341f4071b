import AMQP
import Model

/// How the messages of a queue carry their envelope, and whom they may ask to be answered.
package struct EnvelopeSource: Sendable {
    /// Throws a `Rejection` that names what is missing or malformed. The moment is that of the batch.
    let envelope: @Sendable (_ delivery: AMQPDelivery, _ moment: Timestamp) throws(Rejection) -> MessageEnvelope
    /// The queue that the sender wants the answer in; nil where there is none, or where it must not be followed.
    let replyTo: @Sendable (_ delivery: AMQPDelivery) -> String?
    /// Whose messages are carried out in the order in which they came; nil where messages may overtake each other.
    let sender: @Sendable (_ delivery: AMQPDelivery) -> String?

    /// Between services: CloudEvents headers in binary mode.
    package static let cloudEvents = EnvelopeSource(
        envelope: { delivery, _ throws(Rejection) in try MessageEnvelope(properties: delivery.message.properties) },
        replyTo: { $0.message.properties.replyTo },
        sender: { _ in nil }
    )
}
