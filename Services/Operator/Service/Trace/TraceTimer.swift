/// A timer on a report's way; times in microseconds since 1970.
struct TraceTimer: Sendable {
    let key: String
    let generation: Int64
    let state: String
    let changedAt: Int64
    /// While it is pending.
    let dueAt: Int64?
    let firedDueAt: Int64?
    let firedAt: Int64?
}
