package import PostgreSQL

/// The statements that chain the journal's messages into blocks.
package struct JournalSeal: Sendable {
    /// The newest block: who knows it can prove that nothing up to it was changed since.
    package struct Head: Sendable, Equatable {
        package let number: Int64
        /// The last position that it covers.
        package let through: Int64
        /// Hexadecimal.
        package let hash: String

        package init(number: Int64, through: Int64, hash: String) {
            self.number = number
            self.through = through
            self.hash = hash
        }

        /// `number through hash`, as it is published.
        package var text: String { "\(number) \(through) \(hash)" }
    }

    /// Messages of one block at most.
    private let blockLimit: Int

    package init(blockLimit: Int = 10_000) {
        self.blockLimit = blockLimit
    }

    /// Adds one block of what is not sealed yet.
    /// - Parameter end: a position that is settled.
    /// - Parameter database: inside a transaction; another instance that seals at the same time is waited for.
    /// - Returns: the new head, or nil when nothing is left to seal.
    package func add(upTo end: Int64, in database: Database) throws -> Head? {
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
                                      WHERE position > newest.through AND position <= \(end)
                                      ORDER BY position LIMIT \(blockLimit)) AS message
            )
            INSERT INTO journal.seal (number, through, messages, hash)
            SELECT newest.number + 1, max(block.position), count(*),
                   sha256(newest.hash || string_agg(block.digest, ''::bytea ORDER BY block.position))
              FROM newest, block
             GROUP BY newest.number, newest.hash
            RETURNING number, through, encode(hash, 'hex')
            """
        ).decode((Int64, Int64, String).self).first.map(Head.init)
    }
}
