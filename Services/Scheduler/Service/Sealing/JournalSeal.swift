package import PostgreSQL

/// The statements that chain the journal's messages into blocks.
package struct JournalSeal: Sendable {
    /// The newest block: who knows it can prove that nothing up to it was changed since.
    package struct Head: Sendable, Equatable {
        package let number: Int64
        /// The last position that it covers.
        package let through: Int64
        package let hash: [UInt8]

        package init(number: Int64, through: Int64, hash: [UInt8]) {
            self.number = number
            self.through = through
            self.hash = hash
        }

        /// `number through hash`, as it is published.
        package var text: String { "\(number) \(through) \(hash.map { hexadecimal($0) }.joined())" }

        private func hexadecimal(_ byte: UInt8) -> String {
            byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
        }
    }

    /// The end of what can be sealed once these transactions are over.
    package struct Boundary: Sendable {
        let position: Int64
        let writers: [String]
    }

    /// Messages of one block at most.
    private let blockLimit: Int

    package init(blockLimit: Int = 10_000) {
        self.blockLimit = blockLimit
    }

    /// The newest visible position, and everybody who may still commit an older one.
    ///
    /// Positions are handed out in order and become visible in any. Whoever was given one holds the table's lock from
    /// before until the transaction ends, so it is among those who hold it once the newest position has been read.
    package func boundary(in database: Database) throws -> Boundary {
        let position = try database.execute("SELECT coalesce(max(position), 0) FROM journal.message").decodeOne(
            Int64.self
        )
        let writers = try database.execute(
            """
            SELECT virtualtransaction FROM pg_locks
             WHERE locktype = 'relation' AND relation = 'journal.message'::regclass AND mode = 'RowExclusiveLock'
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """
        ).decode(String.self)
        return Boundary(position: position, writers: writers)
    }

    /// Whether all that could come before the boundary has come.
    package func isReached(_ boundary: Boundary, in database: Database) throws -> Bool {
        guard !boundary.writers.isEmpty else { return true }
        return try database.execute(
            """
            SELECT NOT EXISTS (SELECT FROM pg_locks
                                WHERE locktype = 'relation' AND relation = 'journal.message'::regclass
                                  AND mode = 'RowExclusiveLock' AND virtualtransaction = ANY (\(boundary.writers)))
            """
        ).decodeOne(Bool.self)
    }

    /// Adds one block of what is not sealed yet up to the boundary.
    /// - Parameter database: inside a transaction; another instance that seals at the same time is waited for.
    /// - Returns: the new head, or nil when nothing is left to seal.
    package func add(upTo boundary: Boundary, in database: Database) throws -> Head? {
        try database.execute("SELECT pg_advisory_xact_lock(hashtextextended('journal.seal', 0))")
        return try database.execute(
            """
            WITH newest AS (
                SELECT number, through, hash FROM journal.seal
                UNION ALL
                SELECT 0, 0, decode(repeat('00', 32), 'hex')
                ORDER BY number DESC LIMIT 1
            ), block AS (
                SELECT message.position, journal.digest(message) AS digest
                  FROM newest
                 CROSS JOIN LATERAL (SELECT * FROM journal.message
                                      WHERE position > newest.through AND position <= \(boundary.position)
                                      ORDER BY position LIMIT \(blockLimit)) AS message
            )
            INSERT INTO journal.seal (number, through, messages, hash)
            SELECT newest.number + 1, max(block.position), count(*),
                   sha256(newest.hash || string_agg(block.digest, ''::bytea ORDER BY block.position))
              FROM newest, block
             GROUP BY newest.number, newest.hash
            RETURNING number, through, hash
            """
        ).decode((Int64, Int64, [UInt8]).self).first.map(Head.init)
    }
}
