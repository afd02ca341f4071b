import Messaging
package import Model
package import PostgreSQL

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// Accounts and sessions in schema `identity`.
package struct PostgresAccounts: Accounts {
    /// A replaced refresh token is still taken for so long: the answer that carried its successor may have been lost.
    private static let grace = Duration.seconds(30)

    let pool: PostgresPool

    package init(pool: PostgresPool) {
        self.pool = pool
    }

    package func find(login: String) async throws -> (account: Account, password: String?)? {
        try await pool.autocommit { database in
            try AccountRow.first(
                database.execute(
                    "\(AccountRow.selection) WHERE account.login = \(login) AND account.disabled_at IS NULL"
                )
            )
        }
    }

    package func find(_ id: AccountID) async throws -> Account? {
        try await pool.autocommit { database in
            try AccountRow.first(
                database.execute("\(AccountRow.selection) WHERE account.id = \(id) AND account.disabled_at IS NULL")
            )?.account
        }
    }

    package func create(_ account: Account, password: String?) async throws -> Bool {
        try await pool.autocommit { database in
            try database.execute(
                """
                INSERT INTO identity.account (id, role, login, password_hash, display_name)
                VALUES (\(account.id), \(account.role.rawValue), \(account.login), \(password), \(account.displayName))
                ON CONFLICT (login) DO NOTHING
                """
            ).affected == 1
        }
    }

    package func correct(_ id: AccountID, displayName: String?, phone: String?) async throws -> Account? {
        try await pool.transaction { database in
            try database.execute(
                """
                UPDATE identity.account
                   SET display_name = coalesce(\(displayName), display_name),
                       phone = nullif(coalesce(\(phone), phone), '')
                 WHERE id = \(id) AND role = 'citizen' AND disabled_at IS NULL
                """
            )
            return try AccountRow.first(
                database.execute("\(AccountRow.selection) WHERE account.id = \(id) AND account.disabled_at IS NULL")
            )?.account
        }
    }

    package func open(_ session: NewSession) async throws {
        _ = try await pool.autocommit { database in
            try Self.insert(session, in: database)
        }
    }

    package func rotate(
        _ hash: [UInt8],
        to replacement: [UInt8],
        now: Timestamp,
        life: @escaping @Sendable (Role) -> Duration
    ) async throws -> Rotation {
        try await pool.transaction { database in
            let found = try database.execute(
                """
                SELECT session.account_id, session.family, session.replaced_at
                  FROM identity.session
                 WHERE token_hash = \(hash) AND revoked_at IS NULL AND expires_at > \(now)
                   FOR UPDATE
                """
            ).decodeFirst((AccountID, UUID, Timestamp?).self)
            guard let (account, family, replacedAt) = found else { return .refused }
            if let replacedAt, now - replacedAt > Self.grace {
                try Self.revoke(family, in: database)
                return .refused
            }
            let row = try AccountRow.first(
                database.execute(
                    "\(AccountRow.selection) WHERE account.id = \(account) AND account.disabled_at IS NULL"
                )
            )
            guard let row else { return .refused }
            try database.execute(
                "UPDATE identity.session SET replaced_at = coalesce(replaced_at, \(now)) WHERE token_hash = \(hash)"
            )
            try Self.insert(
                NewSession(
                    account: account,
                    family: family,
                    hash: replacement,
                    expiresAt: now + life(row.account.role)
                ),
                in: database
            )
            // What is long over goes with the occasion.
            try database.execute(
                "DELETE FROM identity.session WHERE account_id = \(account) AND expires_at < \(now - .seconds(86_400))"
            )
            return .rotated(row.account, family: family)
        }
    }

    package func revoke(family: UUID) async throws {
        _ = try await pool.autocommit { database in
            try Self.revoke(family, in: database)
        }
    }

    package func blocked(_ login: LoginHash, now: Timestamp) async throws -> Timestamp? {
        try await pool.autocommit { database in
            try database.execute(
                """
                SELECT blocked_until FROM identity.sign_in_failure
                 WHERE login_hash = \(login.bytes) AND blocked_until > \(now)
                """
            ).decodeFirst(Timestamp.self)
        }
    }

    package func recordFailure(_ login: LoginHash, now: Timestamp) async throws {
        _ = try await pool.transaction { database in
            let failures = try database.execute(
                """
                INSERT INTO identity.sign_in_failure AS known (login_hash, failures, last_at)
                VALUES (\(login.bytes), 1, \(now))
                ON CONFLICT (login_hash) DO UPDATE
                   SET failures = CASE WHEN known.last_at < \(now - SignInThrottle.forgottenAfter) THEN 1
                                       ELSE known.failures + 1 END,
                       last_at = excluded.last_at
                RETURNING failures
                """
            ).decodeOne(Int32.self)
            guard let wait = SignInThrottle.wait(after: Int(failures)) else { return }
            try database.execute(
                "UPDATE identity.sign_in_failure SET blocked_until = \(now + wait) WHERE login_hash = \(login.bytes)"
            )
        }
    }

    package func clearFailures(_ login: LoginHash) async throws {
        _ = try await pool.autocommit { database in
            try database.execute("DELETE FROM identity.sign_in_failure WHERE login_hash = \(login.bytes)")
        }
    }

    private static func insert(_ session: NewSession, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO identity.session (id, family, account_id, token_hash, expires_at)
            VALUES (gen_random_uuid(), \(session.family), \(session.account), \(session.hash), \(session.expiresAt))
            """
        )
    }

    private static func revoke(_ family: UUID, in database: Database) throws {
        try database.execute(
            """
            UPDATE identity.session SET revoked_at = clock.now() WHERE family = \(family) AND revoked_at IS NULL
            """
        )
    }
}
