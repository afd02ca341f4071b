/// A message handed out by the broker, to be acknowledged or rejected through the consumer that received it.
package struct AMQPDelivery: Sendable {
    package let message: AMQPMessage
    package let exchange: String
    package let routingKey: String
    /// The queue it came from.
    package let queue: String
    /// Whether it may have been handed out before.
    package let redelivered: Bool
    let tag: UInt64
    let channel: UInt16
    /// Which connection of the consumer received it; a tag means nothing on another.
    let generation: UInt64

    /// How often a quorum queue has handed this message out before (its header `x-delivery-count`).
    package var deliveryCount: Int {
        Int(message.properties.headers["x-delivery-count"]?.integer ?? 0)
    }
}
