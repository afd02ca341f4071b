import Messaging
import Model
import PostgreSQL

/// The statements of the checkpoints of balances.
enum CheckpointStore {
    /// Postings that no checkpoint holds yet, as good as known.
    static func behind(in database: Database) throws -> Int64 {
        try database.execute(
            """
            SELECT coalesce((SELECT max(position) FROM reward.posting), 0) - position FROM reward.checkpoint_end
            """
        ).decodeOne(Int64.self)
    }

    /// Moves the checkpoints on.
    /// - Parameters:
    ///   - settled: nothing up to here can change any more.
    ///   - most: how many postings at once.
    /// - Returns: whether there may be more; false as well when another process is at it.
    static func advance(
        to settled: Int64,
        most: Int64,
        at now: Timestamp,
        in database: Database
    ) throws -> Bool {
        let last = try database.execute("SELECT position FROM reward.checkpoint_end FOR UPDATE SKIP LOCKED")
            .decodeFirst(Int64.self)
        guard let last, last < settled else { return false }
        let end = min(settled, last + most)
        try database.execute(
            """
            INSERT INTO reward.checkpoint AS checkpoint (account_id, amount, postings)
            SELECT account_id, sum(amount)::bigint, count(*)
              FROM reward.posting
             WHERE position > \(last) AND position <= \(end)
             GROUP BY account_id
             ORDER BY account_id
            ON CONFLICT (account_id) DO UPDATE
               SET amount = checkpoint.amount + excluded.amount,
                   postings = checkpoint.postings + excluded.postings
            """
        )
        try database.execute("UPDATE reward.checkpoint_end SET position = \(end), made_at = \(now)")
        return end < settled
    }
}
