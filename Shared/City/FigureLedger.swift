import Messaging
package import Model
package import PostgreSQL

/// Counts by town, department, cell, category, officer and period, each service's in its own schema, kept current in the transaction
/// of the change.
///
/// What a department has to do with is counted twice: for it, and in the town's total (no department), so that a town's
/// figures are read without those of all its departments. A figure lies in several shards, so that instances side by side do
/// not wait for each other; readers sum them.
package enum FigureLedger {
    private static let townShards: Int32 = 8
    private static let departmentShards: Int32 = 2
    private static let durationShards: Int32 = 4
    private static let categoryShards: Int32 = 8
    private static let narrowShards: Int32 = 2

    /// Adds to the day, the month and the whole. Sent with the next statement.
    package static func add(
        _ counts: [FigureCount],
        durations: [DurationCount] = [],
        of service: ServiceName,
        in database: Database
    ) throws {
        try add(
            counts.reduce(into: [:]) { $0[$1, default: 0] += 1 },
            durations: durations.reduce(into: [:]) { $0[$1, default: 0] += 1 },
            of: service,
            in: database
        )
    }

    /// The same for counts that are summed already.
    package static func add(
        _ sums: [FigureCount: Int],
        durations: [DurationCount: Int] = [:],
        of service: ServiceName,
        in database: Database
    ) throws {
        try addByTown(sums, of: service, in: database)
        try addLocally(sums.filter { $0.key.cell != nil || $0.key.officer != nil }, of: service, in: database)
        try add(durations, of: service, in: database)
    }

    private static func addByTown(
        _ sums: [FigureCount: Int],
        of service: ServiceName,
        in database: Database
    ) throws {
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

    private static func addLocally(
        _ sums: [FigureCount: Int],
        of service: ServiceName,
        in database: Database
    ) throws {
        guard !sums.isEmpty else { return }
        let rows = Array(sums)
        try database.enqueue(
            """
            INSERT INTO \(unsafeSQL: service.rawValue).local_figure AS stored
                   (period, starts_on, subject, town_code, code, figure, shard, count)
            SELECT span.period, span.starts_on, whose.subject, given.town_code, whose.code, given.figure,
                   pg_backend_pid() % whose.shards, sum(given.count)
              FROM unnest(\(rows.map(\.key.day.description)), \(rows.map(\.key.town)),
                          \(rows.map { $0.key.cell?.rawValue ?? "" }), \(rows.map { $0.key.category?.rawValue ?? "" }),
                          \(rows.map { $0.key.officer?.description ?? "" }),
                          \(rows.map(\.key.figure.rawValue)), \(rows.map { Int64($0.value * $0.key.amount) }))
                       AS given (day, town_code, cell, category, officer, figure, count)
             CROSS JOIN LATERAL (VALUES ('cell', given.cell, \(narrowShards)),
                                        ('category', given.category, \(categoryShards)),
                                        ('officer', given.officer, \(narrowShards))) AS whose (subject, code, shards)
             CROSS JOIN LATERAL (VALUES ('day', given.day::date), ('month', date_trunc('month', given.day::date)::date),
                                        ('all', '2000-01-01'::date)) AS span (period, starts_on)
             WHERE whose.code <> ''
             GROUP BY 1, 2, 3, 4, 5, 6, whose.shards
             ORDER BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (period, starts_on, subject, town_code, code, figure, shard) DO UPDATE
               SET count = stored.count + excluded.count
            """
        )
    }

    private static func add(
        _ sums: [DurationCount: Int],
        of service: ServiceName,
        in database: Database
    ) throws {
        guard !sums.isEmpty else { return }
        let rows = Array(sums)
        try database.enqueue(
            """
            INSERT INTO \(unsafeSQL: service.rawValue).duration AS stored
                   (period, starts_on, town_code, department_code, stage, bucket, shard, count)
            SELECT span.period, span.starts_on, given.town_code, whose.department_code, given.stage, given.bucket,
                   pg_backend_pid() % whose.shards, sum(given.count)
              FROM unnest(\(rows.map(\.key.day.description)), \(rows.map(\.key.town)),
                          \(rows.map { $0.key.department?.rawValue ?? "" }), \(rows.map(\.key.stage.rawValue)),
                          \(rows.map { Int32($0.key.bucket) }), \(rows.map { Int64($0.value) }))
                       AS given (day, town_code, department_code, stage, bucket, count)
             CROSS JOIN LATERAL (VALUES ('', \(durationShards)), (given.department_code, \(departmentShards)))
                             AS whose (department_code, shards)
             CROSS JOIN LATERAL (VALUES ('day', given.day::date), ('month', date_trunc('month', given.day::date)::date),
                                        ('all', '2000-01-01'::date)) AS span (period, starts_on)
             WHERE whose.shards = \(durationShards) OR whose.department_code <> ''
             GROUP BY 1, 2, 3, 4, 5, 6, whose.shards
             ORDER BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (period, starts_on, town_code, department_code, stage, bucket, shard) DO UPDATE
               SET count = stored.count + excluded.count
            """
        )
    }
}
