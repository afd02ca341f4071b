/// What everybody in a replay shares.
struct ReplayWorld: Sendable {
    let client: GatewayClient
    let book: ReplayBook
    let figures: ReplayFigures
    let log: ReplayLogWriter
    /// Part of every Idempotency-Key, so that no two runs share one.
    let run: String
    /// How long one thing is tried again and again.
    let patience: Duration
    /// How long somebody waits at least between two looks at their list.
    let pause: Duration
}
