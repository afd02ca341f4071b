/// Counts since the object was made; they only grow.
package struct AMQPStatistics: Sendable, Hashable {
    /// Connections established; more than one means reconnected.
    package var connects = 0
    /// Established connections that broke or were closed by the broker.
    package var losses = 0
    /// Attempts to connect that failed.
    package var failedConnects = 0
    /// Times that the broker blocked this connection.
    package var blocks = 0
    package var published = 0
    package var confirmed = 0
    package var nacked = 0
    package var returned = 0
    package var fateUnknown = 0
    package var neverSent = 0
    package var delivered = 0
    package var redelivered = 0
    package var settled = 0
    /// Subscriptions that the broker cancelled (queue deleted, leader moved).
    package var cancelledSubscriptions = 0

    package init() {}
}
