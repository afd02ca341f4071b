/// What came from the broker without being asked for, assembled so far that someone can act on it.
enum LinkEvent {
    case delivery(LinkDelivery)
    case returned(LinkReturn)
    /// Confirms of publications: ack (`positive`) or nack.
    case settled(channel: UInt16, tag: UInt64, multiple: Bool, positive: Bool)
    /// The broker ended a subscription.
    case cancelled(channel: UInt16)
    /// Already answered with close-ok; the channel can be opened again.
    case channelClosed(channel: UInt16, error: AMQPError)
    case blocked(reason: String)
    case unblocked
}

/// A message from a subscription. An object, because it goes through several hands and has many fields to copy.
final class LinkDelivery: Sendable {
    let channel: UInt16
    let tag: UInt64
    let redelivered: Bool
    let exchange: String
    let routingKey: String
    let message: AMQPMessage

    init(
        channel: UInt16,
        tag: UInt64,
        redelivered: Bool,
        exchange: String,
        routingKey: String,
        message: consuming AMQPMessage
    ) {
        self.channel = channel
        self.tag = tag
        self.redelivered = redelivered
        self.exchange = exchange
        self.routingKey = routingKey
        self.message = message
    }
}

/// A mandatory message that no queue took.
struct LinkReturn {
    let channel: UInt16
    let code: UInt16
    let text: String
    let exchange: String
    let routingKey: String
    let message: AMQPMessage
}
