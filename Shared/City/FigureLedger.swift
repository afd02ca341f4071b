import Messaging
package import Model
package import PostgreSQL

/// Counts by town, department and period, each service's in its own schema, kept current in the transaction of the change.
///
/// What a department has to do with is counted twice: for it, and in the town's total (no department), so that a town's
/// figures are read without those of all its departments. A figure lies in several shards, so that instances side by side do
/// not wait for each other; readers sum them.
package enum FigureLedger {
    private static let townShards: Int32 = 8
    private static let departmentShards: Int32 = 2

    /// Adds to the day, the month and the whole. Sent with the next statement.
    package static func add(_ counts: [FigureCount], of service: ServiceName, in database: Database) throws {
        try add(counts.reduce(into: [:]) { $0[$1, default: 0] += 1 }, of: service, in: database)
    }

    /// The same for counts that are summed already.
    package static func add(_ sums: [FigureCount: Int], of service: ServiceName, in database: Database) throws {
        guard !sums.isEmpty else { return }
        let rows = Array(sums)
        try database.enqueue(
            """
            INSERT INTO \(unsafeSQL: service.rawValue).figure AS stored
                   (period, starts_on, town_code, department_code, figure, shard, count)
            SELECT span.period, span.starts_on, given.town_code, whose.department_code, given.figure,
                   pg_backend_pid() % whose.shards, sum(given.count)
              FROM unnest(\(rows.map(\.key.day.description)), \(rows.map(\.key.town)),
                          \(rows.map { $0.key.department?.rawValue ?? "" }), \(rows.map(\.key.figure.rawValue)),
                          \(rows.map { Int64($0.value * $0.key.amount) }))
                       AS given (day, town_code, department_code, figure, count)
             CROSS JOIN LATERAL (VALUES ('', \(townShards)), (given.department_code, \(departmentShards)))
                             AS whose (department_code, shards)
             CROSS JOIN LATERAL (VALUES ('day', given.day::date), ('month', date_trunc('month', given.day::date)::date),
                                        ('all', '2000-01-01'::date)) AS span (period, starts_on)
             WHERE whose.shards = \(townShards) OR whose.department_code <> ''
             GROUP BY 1, 2, 3, 4, 5, whose.shards
             ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (period, starts_on, town_code, department_code, figure, shard) DO UPDATE
               SET count = stored.count + excluded.count
            """
        )
    }
}
