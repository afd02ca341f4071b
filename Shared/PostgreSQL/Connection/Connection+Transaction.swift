internal import CPostgres
internal import Logging

extension Connection {
    /// BEGIN, `body`, COMMIT; ROLLBACK when `body` throws, whose error is then thrown.
    ///
    /// BEGIN travels with the first statement; a body without statements sends nothing at all.
    func transaction<R>(_ mode: TransactionMode, _ body: (Database) throws -> R) throws -> R {
        transaction = .open(savepoints: 0, failure: nil)
        queue = [Step(sql: SQL(unsafeSQL: mode.statement), stage: .begin)]
        let database = Database(self)
        defer {
            database.end()
            queue.removeAll()
            transaction = .none
            limit = configuration.callLimit
        }
        let value: R
        do {
            value = try body(database)
        } catch {
            rollback(after: error)
            throw error
        }
        try commit()
        return value
    }

    func autocommit<R>(_ body: (Database) throws -> R) throws -> R {
        let database = Database(self)
        defer {
            database.end()
            limit = configuration.callLimit
        }
        let value = try body(database)
        guard loss != nil || PQtransactionStatus(handle) == PQTRANS_IDLE else {
            throw lose(PostgresError(.invalidUse, message: "autocommit was left with a transaction open"))
        }
        return value
    }

    /// True while BEGIN has not been sent.
    private var isUnsent: Bool { queue.first?.stage == .begin }

    private func rollback(after error: any Error) {
        let unsent = isUnsent
        queue.removeAll()
        guard !unsent, loss == nil else { return }
        do throws(PostgresError) {
            try simple("ROLLBACK", stage: .rollback)
        } catch let failure {
            // The server rolls back by itself when it notices that the connection is gone: the body's error is the news.
            logger.warning("rollback failed", metadata: ["error": "\(failure)", "after": "\(error)"])
            _ = lose(failure)
        }
    }

    private func commit() throws(PostgresError) {
        if isUnsent, queue.count == 1 { return }
        if let failure = loss { throw failure }
        if !isUnsent {
            switch PQtransactionStatus(handle) {
            case PQTRANS_INTRANS: break
            case PQTRANS_INERROR:
                let cause = transaction.failure
                let error = PostgresError(
                    .transactionAborted,
                    stage: .commit,
                    message: "the body returned although a statement of its transaction had failed",
                    cause: cause
                )
                rollback(after: error)
                throw error
            default:
                throw lose(
                    PostgresError(.invalidUse, stage: .commit, message: "the body ended the transaction by itself")
                )
            }
        }
        queue.append(Step(sql: "COMMIT", stage: .commit))
        do throws(PostgresError) {
            let result = try flush()
            guard PQcmdStatus(result.pointer).map({ String(cString: $0) }) == "COMMIT" else {
                throw PostgresError(
                    .transactionAborted,
                    stage: .commit,
                    message: "the server rolled the transaction back",
                    cause: transaction.failure
                )
            }
        } catch {
            if loss != nil {
                throw PostgresError(
                    .commitOutcomeUnknown,
                    stage: .commit,
                    sqlState: error.sqlState,
                    message: "the answer to COMMIT was lost",
                    cause: error
                )
            }
            // An enqueued statement failed, so COMMIT was skipped.
            if PQtransactionStatus(handle) != PQTRANS_IDLE { rollback(after: error) }
            throw error
        }
    }

    func savepoint<R>(_ body: () throws -> R) throws -> R {
        guard case .open(let depth, _) = transaction else {
            throw PostgresError(.invalidUse, message: "a savepoint needs a transaction")
        }
        // What was enqueued before must not fail inside.
        if queue.count > 1 || (queue.count == 1 && !isUnsent) { _ = try flush() }
        let name = "level\(depth + 1)"
        queue.append(Step(sql: SQL(unsafeSQL: "SAVEPOINT \(name)"), stage: .body))
        transaction = .open(savepoints: depth + 1, failure: nil)
        defer { transaction = .open(savepoints: depth, failure: transaction.failure) }
        do {
            let value = try body()
            queue.append(Step(sql: SQL(unsafeSQL: "RELEASE SAVEPOINT \(name)"), stage: .body))
            _ = try flush()
            return value
        } catch {
            let isSent = !queue.contains { $0.sql.text == "SAVEPOINT \(name)" }
            if isSent {
                queue.removeAll()
                guard loss == nil else { throw error }
                try simple("ROLLBACK TO SAVEPOINT \(name)", stage: .rollback)
            } else {
                queue.removeAll { $0.stage != .begin }
            }
            transaction.forgive()
            throw error
        }
    }

    func allowing<R>(_ longer: Duration, _ body: () throws -> R) throws -> R {
        let before = limit
        try setLimit(longer)
        defer {
            // In a transaction the setting ends with it anyway; outside, a connection that cannot be set back is lost.
            do { try setLimit(before) } catch {
                logger.debug("call limit not set back", metadata: ["error": "\(error)"])
            }
            limit = before
        }
        return try body()
    }

    private func setLimit(_ duration: Duration) throws(PostgresError) {
        let settings = configuration.timeouts(for: duration)
        let isLocal = transaction.isOpen
        limit = duration
        if PQtransactionStatus(handle) == PQTRANS_INERROR { return }
        _ = try execute(
            """
            SELECT set_config('statement_timeout', \(settings.statement), \(isLocal)),
                   set_config('lock_timeout', \(settings.lock), \(isLocal))
            """
        )
    }
}

extension PostgresConfiguration {
    /// The server's own limits in milliseconds: it should give up a little before the watchdog does.
    func timeouts(for limit: Duration) -> (statement: String, lock: String) {
        (String(max(1, limit.milliseconds * 9 / 10)), String(max(1, limit.milliseconds / 2)))
    }
}
