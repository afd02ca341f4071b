import Messaging
package import Model
import PostgreSQL

extension PostgresPrivacy {
    package func erase(_ citizen: AccountID, at now: Timestamp) async throws {
        try await pool.transaction { database in
            let owed = try database.execute(
                "SELECT 1 FROM read.erasure_hold WHERE citizen_id = \(citizen) AND reason = 'money' LIMIT 1"
            )
            guard owed.isEmpty else { throw Problem(.erasureMoneyOwed) }
            try database.execute(
                """
                UPDATE identity.account
                   SET login = NULL, password_hash = NULL, display_name = '', phone = NULL, disabled_at = \(now),
                       erasure_requested_at = \(now)
                 WHERE id = \(citizen) AND role = 'citizen' AND disabled_at IS NULL
                """
            )
            try database.execute("DELETE FROM identity.session WHERE account_id = \(citizen)")
        }
    }

    /// Tells the services to forget those whose account was deleted and for whom nothing is open any more. An access token
    /// may have been in use for a while after the deletion: nobody is forgotten before it has ended.
    /// - Returns: how many were; at most `limit`.
    @discardableResult
    package func forget(at now: Timestamp, limit: Int = 50) async throws -> Int {
        let before = now - AccessTokens.life
        return try await change(at: now) { database, transaction in
            let citizens = try database.execute(
                """
                UPDATE identity.account
                   SET erased_at = \(now)
                 WHERE id IN (SELECT account.id
                                FROM identity.account
                               WHERE erasure_requested_at < \(before) AND erased_at IS NULL
                                 AND NOT EXISTS (SELECT FROM read.erasure_hold WHERE citizen_id = account.id)
                               ORDER BY erasure_requested_at
                               LIMIT \(limit)
                                 FOR UPDATE SKIP LOCKED)
                RETURNING id
                """
            ).decode(CitizenID.self)
            for citizen in citizens {
                try transaction.emit(
                    CitizenErased(citizenID: citizen, at: now, reason: .request),
                    sequence: 0,
                    cause: nil
                )
            }
            return citizens.count
        }
    }
}
