/// What went wrong between this process and PostgreSQL: a stable `code`, the server's own words, and the cause.
///
/// `description` leaves `detail` out: the server puts key values there ("Key (phone)=(…) already exists"), and those do
/// not belong into logs.
package struct PostgresError: Error, Sendable {
    package enum Code: String, Sendable {
        /// The server refused the statement; `sqlState` says why.
        case server
        /// No connection could be opened, or the pool knows from its last attempts that none can be.
        case unavailable
        /// The connection was lost. Nothing of an open transaction remains; a statement in `autocommit` may have taken effect.
        case connectionLost
        /// The call outlived `callLimit`. With an `sqlState` the server cancelled it, without one the watchdog cut the connection.
        case timedOut
        /// The connection was lost after COMMIT was sent and before its answer came: the transaction may have taken effect.
        case commitOutcomeUnknown
        /// Every connection was busy for the whole `waitLimit`.
        case poolExhausted
        case poolClosed
        /// A value did not have the type or the shape that the caller asked for.
        case decoding
        /// The body swallowed an error of a statement and returned: the server had nothing left to commit.
        case transactionAborted
        /// The caller broke a rule of this library, such as using a `Database` after its closure.
        case invalidUse
        /// A migration was changed after it was applied, or is out of order.
        case migration
    }

    /// Where in the life of a connection or a transaction it happened.
    package enum Stage: String, Sendable {
        case connect, begin, body, rollback, commit
    }

    package var code: Code
    package var stage: Stage
    /// Five characters, see PostgreSQL's appendix A.
    package var sqlState: String?
    package var message: String
    /// May hold personal data: for a program's eyes, not for logs.
    package var detail: String?
    package var hint: String?
    package var schema: String?
    package var table: String?
    package var column: String?
    package var constraint: String?
    package var cause: (any Error)?

    package init(
        _ code: Code,
        stage: Stage = .body,
        sqlState: String? = nil,
        message: String,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.stage = stage
        self.sqlState = sqlState
        self.message = message
        self.cause = cause
    }
}

extension PostgresError {
    /// True when the same work may succeed later without a change: it never counts as an attempt of a message.
    ///
    /// A statement that the server itself cancelled for its length (57014) is not: the work may be at fault.
    package var isTransient: Bool {
        switch code {
        case .unavailable, .connectionLost, .commitOutcomeUnknown, .poolExhausted, .poolClosed: return true
        case .timedOut: return sqlState == nil
        case .decoding, .invalidUse, .migration: return false
        case .transactionAborted: return (cause as? PostgresError)?.isTransient ?? false
        case .server: break
        }
        guard let sqlState else { return false }
        switch sqlState {
        case "40001", "40P01":  // serialization failure, deadlock
            return true
        case "55P03":  // lock not available within lock_timeout
            return true
        case "57P01", "57P02", "57P03", "57P05":  // shutdown, crash, starting up, idle session ended
            return true
        case "25006":  // a standby, or a primary that became one
            return true
        case "0A000":  // the table changed under a prepared statement, which is prepared anew the next time
            return message.contains("cached plan")
        case "26000":  // a prepared statement is gone (DISCARD ALL)
            return true
        default:  // 08: connection; 53: disk full, out of memory, too many connections
            return sqlState.hasPrefix("08") || sqlState.hasPrefix("53")
        }
    }

    /// Out of memory, or of room for locks: less at a time may succeed at once, the same again perhaps never.
    package var isOutOfMemory: Bool { sqlState == "53200" || (cause as? PostgresError)?.isOutOfMemory ?? false }

    package var isUniqueViolation: Bool { sqlState == "23505" }
    package var isForeignKeyViolation: Bool { sqlState == "23503" }
    package var isCheckViolation: Bool { sqlState == "23514" }
}

extension PostgresError: CustomStringConvertible {
    package var description: String {
        var words = "postgres.\(code.rawValue)"
        if let sqlState { words += " \(sqlState)" }
        if stage != .body { words += " at \(stage.rawValue)" }
        words += ": \(message)"
        if let constraint { words += " (constraint \(constraint))" }
        if let cause { words += " – \(cause)" }
        return words
    }
}
