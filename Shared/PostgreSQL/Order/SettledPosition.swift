/// Up to where the rows of a table, ordered by the numbers that they were given, are complete.
///
/// Numbers are handed out in order and become visible in any: a later transaction may commit a lower one. Whoever was given
/// one holds the table's lock from before until the transaction ends, so it is among those who hold it once the newest
/// number has been read; when they have ended, nothing can come in between any more. Nobody is held up meanwhile.
package struct SettledPosition: Sendable {
    /// The newest number that could be seen.
    package let position: Int64
    private let table: String
    private let writers: [String]

    /// How often it is looked whether the writers have ended.
    private static let look = Duration.milliseconds(50)

    /// - Parameters:
    ///   - table: with its schema; not from outside.
    ///   - column: a bigint with an index, numbered by an identity.
    package init(of table: String, by column: String = "position", in database: Database) throws {
        self.table = table
        position = try database.execute(
            "SELECT coalesce(max(\(unsafeSQL: column)), 0) FROM \(unsafeSQL: table)"
        ).decodeOne(Int64.self)
        writers = try database.execute(
            """
            SELECT virtualtransaction FROM pg_locks
             WHERE locktype = 'relation' AND relation = \(table)::regclass AND mode = 'RowExclusiveLock'
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """
        ).decode(String.self)
    }

    /// Whether all who might have been given a lower number have ended.
    package func isReached(in database: Database) throws -> Bool {
        guard !writers.isEmpty else { return true }
        return try database.execute(
            """
            SELECT NOT EXISTS (SELECT FROM pg_locks
                                WHERE locktype = 'relation' AND relation = \(table)::regclass
                                  AND mode = 'RowExclusiveLock' AND virtualtransaction = ANY (\(writers)))
            """
        ).decodeOne(Bool.self)
    }

    /// The newest number, once nothing lower can come; nil when some writer does not end within `patience`.
    package static func wait(
        of table: String,
        patience: Duration = .seconds(10),
        in pool: PostgresPool
    ) async throws -> Int64? {
        let settled = try await pool.autocommit { try SettledPosition(of: table, in: $0) }
        let end = ContinuousClock.now + patience
        while try await !pool.autocommit({ try settled.isReached(in: $0) }) {
            guard ContinuousClock.now < end else { return nil }
            try await Task.sleep(for: look)
        }
        return settled.position
    }
}
