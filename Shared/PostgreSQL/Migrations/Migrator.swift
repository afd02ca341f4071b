package import Logging

/// Brings one schema up to date, safely also when several processes begin at once.
///
/// Each migration is a transaction of its own that takes the schema's advisory lock and inserts the version's row first: who
/// comes second finds the row and goes on. What was applied is recorded in `<schema>.schema_migrations` with the SHA-256
/// of its text; a text that was changed since is refused. Versions that the database has and this program does not know are
/// let be: a newer release may already have run.
package enum Migrator {
    /// Applies what is missing, in the order of versions, and gives what this call applied.
    ///
    /// Creates the schema if there is none. `limit` bounds each migration, and the wait for another process's.
    /// Throws `PostgresError`, with the code `.migration` when the history does not fit.
    @discardableResult
    package static func apply(
        _ migrations: [Migration],
        schema: String,
        configuration: PostgresConfiguration,
        limit: Duration = .seconds(600),
        logger: Logger
    ) async throws -> [Migration] {
        let ordered = try sort(migrations)
        let session = PostgresSession(patient(configuration, limit), logger: logger)
        try await session.connect()
        do {
            try await prepare(schema, session)
            var applied: [Migration] = []
            for (version, migration) in ordered {
                if try await apply(migration, version: version, schema: schema, session) {
                    logger.notice("migrated", metadata: ["schema": "\(schema)", "migration": "\(migration.name)"])
                    applied.append(migration)
                }
            }
            await session.close()
            return applied
        } catch {
            await session.close()
            throw error
        }
    }

    /// What is recorded in the database, oldest first; empty when there is no such schema.
    package static func recorded(
        schema: String,
        configuration: PostgresConfiguration,
        logger: Logger
    ) async throws -> [(version: Int, name: String)] {
        let session = PostgresSession(configuration, logger: logger)
        try await session.connect()
        do {
            let table = "\(schema.quotedIdentifier).schema_migrations"
            let rows = try await session.autocommit { database -> [(version: Int, name: String)] in
                let exists = try database.execute("SELECT to_regclass(\(table)) IS NOT NULL").decodeOne(Bool.self)
                guard exists else { return [] }
                let rows = try database.execute("SELECT version, name FROM \(unsafeSQL: table) ORDER BY version")
                return try rows.decode((Int, String).self).map { (version: $0, name: $1) }
            }
            await session.close()
            return rows
        } catch {
            await session.close()
            throw error
        }
    }

    private static func sort(_ migrations: [Migration]) throws(PostgresError) -> [(Int, Migration)] {
        var byVersion: [Int: Migration] = [:]
        for migration in migrations {
            guard let version = migration.version else {
                throw PostgresError(.migration, message: "\"\(migration.name)\" is not named like V0001_name.sql")
            }
            if let other = byVersion.updateValue(migration, forKey: version) {
                throw PostgresError(.migration, message: "\(other.name) and \(migration.name) have the same number")
            }
        }
        return byVersion.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func patient(_ configuration: PostgresConfiguration, _ limit: Duration) -> PostgresConfiguration {
        var patient = configuration
        patient.callLimit = limit
        patient.sessionSettings["lock_timeout"] = patient.timeouts(for: limit).statement
        // A migrator that is stopped half-way must not keep the others out for ever.
        patient.sessionSettings["idle_in_transaction_session_timeout"] = "60s"
        return patient
    }

    /// "rrp" and "migr" as a number, then the schema's own.
    private static func lock(_ schema: String, _ database: Database) throws {
        try database.execute("SELECT pg_advisory_xact_lock(8245, hashtext(\("schema_migrations " + schema)))")
    }

    private static func prepare(_ schema: String, _ session: PostgresSession) async throws {
        try await session.transaction { database in
            try lock(schema, database)
            let exists = try database.execute(
                "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = \(schema))"
            ).decodeOne(Bool.self)
            if !exists { try database.execute(SQL(unsafeSQL: "CREATE SCHEMA \(schema.quotedIdentifier)")) }
            try database.execute(
                """
                CREATE TABLE IF NOT EXISTS \(unsafeSQL: schema.quotedIdentifier).schema_migrations (
                    version integer PRIMARY KEY,
                    name text NOT NULL,
                    checksum text NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT transaction_timestamp()
                )
                """
            )
        }
    }

    /// True when it was applied here and now.
    private static func apply(
        _ migration: Migration,
        version: Int,
        schema: String,
        _ session: PostgresSession
    ) async throws -> Bool {
        try await session.transaction { database in
            let table = SQL(unsafeSQL: "\(schema.quotedIdentifier).schema_migrations")
            try lock(schema, database)
            let inserted =
                try database.execute(
                    """
                    INSERT INTO \(table) (version, name, checksum)
                    VALUES (\(Int32(version)), \(migration.name), encode(sha256(convert_to(\(migration.sql), 'UTF8')), 'hex'))
                    ON CONFLICT (version) DO NOTHING
                    """
                ).affected == 1
            guard inserted else {
                let isSame = try database.execute(
                    """
                    SELECT checksum = encode(sha256(convert_to(\(migration.sql), 'UTF8')), 'hex')
                    FROM \(table) WHERE version = \(Int32(version))
                    """
                ).decodeOne(Bool.self)
                guard isSame else {
                    throw PostgresError(
                        .migration,
                        message: "\(migration.name) of schema \(schema) was changed after it was applied"
                    )
                }
                return false
            }
            let newest = try database.execute("SELECT max(version) FROM \(table)").decodeOne(Int.self)
            guard newest == version else {
                throw PostgresError(
                    .migration,
                    message:
                        "\(migration.name) of schema \(schema) comes too late: version \(newest) is already applied"
                )
            }
            try database.script(migration.sql)
            return true
        }
    }
}
