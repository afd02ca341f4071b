/// A piece of work for a connection's thread, with the caller who waits for it.
struct Job: Sendable {
    /// Runs on the thread and gives what wakes the caller, so that the connection can be put back before.
    let run: @Sendable (Connection) -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void

    init<R: Sendable>(
        _ continuation: CheckedContinuation<R, any Error>,
        _ body: @escaping @Sendable (Connection) throws -> R
    ) {
        run = { connection in
            let result = Result { try body(connection) }
            return { continuation.resume(with: result) }
        }
        fail = { continuation.resume(throwing: $0) }
    }
}
