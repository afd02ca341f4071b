/// What the last attempts saw of the broker.
package enum AMQPState: Sendable {
    case connected
    /// The broker takes no publications: a memory or disk alarm; its own words.
    case blocked(reason: String)
    /// Reconnecting with backoff, or closed.
    case disconnected(since: ContinuousClock.Instant, reason: String)

    package var isConnected: Bool {
        if case .connected = self { true } else { false }
    }
}
