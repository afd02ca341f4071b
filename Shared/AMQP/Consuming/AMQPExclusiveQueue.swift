/// A transient classic queue of one connection: declared and bound again, under a fresh name, on every (re)connect.
///
/// What is published while the connection is away is lost; whoever needs that reads it elsewhere after `onSubscribed`.
package struct AMQPExclusiveQueue: Sendable {
    package struct Binding: Sendable, Hashable {
        package var exchange: String
        package var routingKey: String

        package init(exchange: String, routingKey: String) {
            self.exchange = exchange
            self.routingKey = routingKey
        }
    }

    /// The queue's name is this and a random suffix.
    package var namePrefix: String
    package var bindings: [Binding]
    /// The oldest messages are dropped above this length.
    package var maximumLength: Int
    /// Called on the connection's own thread after each subscription, with 1 for the first; must return at once.
    package var onSubscribed: (@Sendable (_ generation: UInt64) -> Void)?

    package init(
        namePrefix: String,
        bindings: [Binding],
        maximumLength: Int = 10_000,
        onSubscribed: (@Sendable (_ generation: UInt64) -> Void)? = nil
    ) {
        self.namePrefix = namePrefix
        self.bindings = bindings
        self.maximumLength = maximumLength
        self.onSubscribed = onSubscribed
    }
}
