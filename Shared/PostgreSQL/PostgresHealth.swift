/// What the last attempts saw of the server.
package enum PostgresHealth: Sendable, Equatable {
    case available
    case unavailable(since: ContinuousClock.Instant, reason: String)

    package var isAvailable: Bool { self == .available }
}
