import Messaging
package import Model
package import PostgreSQL

/// How cases went from department to department, counted in dispatch in the transaction of the change: by town, pair and
/// period, in shards like other figures.
package enum PassingLedger {
    private static let shards: Int32 = 2

    /// Adds to the day, the month and the whole. Sent with the next statement; nothing where nothing was passed on, which is
    /// nearly always.
    package static func add(_ counts: [PassingCount], in database: Database) throws {
        guard !counts.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO dispatch.passing AS stored
                   (period, starts_on, town_code, from_code, to_code, shard, passed, accepted, seconds)
            SELECT span.period, span.starts_on, given.town_code, given.from_code, given.to_code,
                   pg_backend_pid() % \(shards), count(*), count(*) FILTER (WHERE given.is_accepted), sum(given.seconds)
              FROM unnest(\(counts.map(\.day.description)), \(counts.map(\.town)), \(counts.map(\.from)),
                          \(counts.map(\.to)), \(counts.map(\.isAccepted)), \(counts.map { Int64($0.seconds) }))
                       AS given (day, town_code, from_code, to_code, is_accepted, seconds)
             CROSS JOIN LATERAL (VALUES ('day', given.day::date), ('month', date_trunc('month', given.day::date)::date),
                                        ('all', '2000-01-01'::date)) AS span (period, starts_on)
             GROUP BY 1, 2, 3, 4, 5
             ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (period, starts_on, town_code, from_code, to_code, shard) DO UPDATE
               SET passed = stored.passed + excluded.passed, accepted = stored.accepted + excluded.accepted,
                   seconds = stored.seconds + excluded.seconds
            """
        )
    }
}
