/// A message handed out by the broker, to be acknowledged or rejected through the consumer that received it.
package struct AMQPDelivery: Sendable {
    private let content: LinkDelivery
    /// The queue it came from.
    package let queue: String
    /// Which connection of the consumer received it; a tag means nothing on another.
    let generation: UInt64

    init(_ content: LinkDelivery, queue: String, generation: UInt64) {
        self.content = content
        self.queue = queue
        self.generation = generation
    }

    package var message: AMQPMessage { content.message }
    package var exchange: String { content.exchange }
    package var routingKey: String { content.routingKey }
    /// Whether it may have been handed out before.
    package var redelivered: Bool { content.redelivered }

    /// How often a quorum queue has handed this message out before (its header `x-delivery-count`).
    package var deliveryCount: Int {
        Int(content.message.properties.headers["x-delivery-count"]?.integer ?? 0)
    }

    var tag: UInt64 { content.tag }
    var channel: UInt16 { content.channel }
}
