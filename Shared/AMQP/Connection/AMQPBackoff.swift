/// How long to wait before the next attempt: doubling up to a ceiling, with jitter, so that a fleet does not return in step.
package struct AMQPBackoff: Sendable, Hashable {
    package var first: Duration
    package var ceiling: Duration
    private var failures = 0

    package init(first: Duration = .milliseconds(100), ceiling: Duration = .seconds(5)) {
        self.first = first
        self.ceiling = ceiling
    }

    /// The next pause: between half and all of the doubled step.
    package mutating func next(using generator: inout some RandomNumberGenerator) -> Duration {
        let step = failures < 30 ? min(first * (1 << failures), ceiling) : ceiling
        failures += 1
        return step * Double.random(in: 0.5...1, using: &generator)
    }

    /// After a connection that held.
    package mutating func reset() { failures = 0 }
}
