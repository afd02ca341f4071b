import PostgreSQL

/// How a consumer goes on after a batch failed. Pure.
package enum BatchPolicy {
    package enum Step: Sendable, Equatable {
        /// The database or the connection failed, not the data: the same batch again, after a pause.
        case again
        /// Some message of the batch is at fault: each in a transaction of its own.
        case oneByOne
        /// This message is at fault: put it aside.
        case park(code: String, words: String)
    }

    /// Times that a message may meet a key which another instance has just written.
    private static let races = 2

    /// - Parameter attempt: how often the same batch was taken again already.
    package static func step(after error: any Error, batchSize: Int, attempt: Int) -> Step {
        // More than the server has room for, as when a batch takes too many locks: fewer messages need less.
        if let error = error as? PostgresError, error.isOutOfMemory, batchSize > 1 { return .oneByOne }
        if let error = error as? PostgresError, error.isTransient { return .again }
        // Another instance was faster with one of these messages: read again, it is known now.
        if let error = error as? PostgresError, error.constraint == "handled_pkey" { return .again }
        // Or with another message about the same thing, as when a citizen's phone sends a report twice.
        if let error = error as? PostgresError, error.isUniqueViolation, attempt < races { return .again }
        if error is CancellationError { return .again }
        guard batchSize == 1 else { return .oneByOne }
        if let rejection = error as? Rejection { return .park(code: rejection.code, words: rejection.words) }
        if let error = error as? PostgresError {
            return .park(code: "message.databaseRefused", words: "\(error.sqlState ?? "no state"): \(error.message)")
        }
        return .park(code: "message.failed", words: "\(error)")
    }

    /// Pause before attempt `attempt` (1 is the first repetition), in milliseconds, before jitter: 50 ms doubling to 5 s.
    package static func pauseMilliseconds(attempt: Int) -> Int {
        min(5000, 50 << min(max(attempt - 1, 0), 7))
    }
}
