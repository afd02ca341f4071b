/// One queue's subscription, on a channel of its own: a queue that is missing closes its channel, not its neighbours'.
struct Subscription {
    enum Source {
        case named(String)
        case exclusive(AMQPExclusiveQueue)
    }

    let source: Source
    let channel: UInt16
    /// The queue as the broker knows it; an exclusive one gets a new name each time.
    var queue: String
    /// Changes whenever the channel is opened: older deliveries cannot be settled on it.
    var generation: UInt64 = 0
    /// Nil while not subscribed. Always a new one: a reused tag under churn can stall delivery (RabbitMQ 3.10).
    var consumerTag: String?
    var ledger = AcknowledgementLedger()
    /// Whether the channel is open.
    var isOpen = false
    /// When the next attempt is due, while it does not work.
    var retryAt: MonotonicTime?
    var backoff: AMQPBackoff

    init(_ source: Source, channel: UInt16, backoff: AMQPBackoff) {
        self.source = source
        self.channel = channel
        self.backoff = backoff
        queue =
            switch source {
            case .named(let name): name
            case .exclusive(let exclusive): exclusive.namePrefix
            }
    }
}
