import Messaging
package import Model
package import PostgreSQL

/// Counts by town, department, cell, category, officer and period, each service's in its own schema, kept current in the transaction
/// of the change.
///
/// A change writes what it counts as pending; `FigureFolder` folds that into the sums a moment later. Views named `…_now` show
/// both together: what happened is in the figures at once, and changes side by side never wait for each other's sums.
/// What a department has to do with is counted twice: for it, and in the town's total (no department), so that a town's
/// figures are read without those of all its departments.
package enum FigureLedger {
    /// Sent with the next statement.
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
        if !sums.isEmpty {
            let rows = Array(sums)
            try database.enqueue(
                """
                INSERT INTO \(unsafeSQL: service.rawValue).pending_figure
                       (day, town_code, department_code, cell, category, officer, figure, amount)
                SELECT day::date, town_code, department_code, cell, category, officer, figure, amount
                  FROM unnest(\(rows.map(\.key.day.description)), \(rows.map(\.key.town)),
                              \(rows.map { $0.key.department?.rawValue ?? "" }), \(rows.map { $0.key.cell?.rawValue ?? "" }),
                              \(rows.map { $0.key.category?.rawValue ?? "" }),
                              \(rows.map { $0.key.officer?.description ?? "" }), \(rows.map(\.key.figure.code)),
                              \(rows.map { Int64($0.value * $0.key.amount) }))
                           AS given (day, town_code, department_code, cell, category, officer, figure, amount)
                """
            )
        }
        if !durations.isEmpty {
            let rows = Array(durations)
            try database.enqueue(
                """
                INSERT INTO \(unsafeSQL: service.rawValue).pending_duration
                       (day, town_code, department_code, stage, bucket, amount)
                SELECT day::date, town_code, department_code, stage, bucket, amount
                  FROM unnest(\(rows.map(\.key.day.description)), \(rows.map(\.key.town)),
                              \(rows.map { $0.key.department?.rawValue ?? "" }), \(rows.map(\.key.stage.rawValue)),
                              \(rows.map { Int32($0.key.bucket) }), \(rows.map { Int64($0.value) }))
                           AS given (day, town_code, department_code, stage, bucket, amount)
                """
            )
        }
    }

    /// Folds pending counts into the sums; nothing while somebody else does.
    /// - Returns: how many were folded; fewer than `limit` when nothing was left.
    package static func fold(_ limit: Int32, of service: ServiceName, in database: Database) throws -> Int {
        let schema = SQL(unsafeSQL: service.rawValue)
        guard
            try database.execute("SELECT pg_try_advisory_xact_lock(\(lock), hashtext(\(service.rawValue)))")
                .decodeOne(Bool.self)
        else { return 0 }
        let figures = try database.execute(
            """
            WITH taken AS (
                DELETE FROM \(schema).pending_figure
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM \(schema).pending_figure LIMIT \(limit)))
                RETURNING *
            ), by_town AS (
                INSERT INTO \(schema).figure AS stored
                       (period, starts_on, town_code, department_code, figure, shard, count)
                SELECT span.period, span.starts_on, taken.town_code, whose.department_code, taken.figure, 0,
                       sum(taken.amount)
                  FROM taken
                 CROSS JOIN LATERAL \(schema).figure_departments(taken.department_code) AS whose
                 CROSS JOIN LATERAL \(schema).figure_spans(taken.day) AS span
                 GROUP BY 1, 2, 3, 4, 5
                ON CONFLICT (period, starts_on, town_code, department_code, figure, shard) DO UPDATE
                   SET count = stored.count + excluded.count
            ), locally AS (
                INSERT INTO \(schema).local_figure AS stored
                       (period, starts_on, subject, town_code, code, figure, shard, count)
                SELECT span.period, span.starts_on, whose.subject, taken.town_code, whose.code, taken.figure, 0,
                       sum(taken.amount)
                  FROM taken
                 CROSS JOIN LATERAL \(schema).figure_subjects(taken.cell, taken.category, taken.officer) AS whose
                 CROSS JOIN LATERAL \(schema).figure_spans(taken.day) AS span
                 GROUP BY 1, 2, 3, 4, 5, 6
                ON CONFLICT (period, starts_on, subject, town_code, code, figure, shard) DO UPDATE
                   SET count = stored.count + excluded.count
            )
            SELECT count(*) FROM taken
            """
        ).decodeOne(Int64.self)
        let durations = try database.execute(
            """
            WITH taken AS (
                DELETE FROM \(schema).pending_duration
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM \(schema).pending_duration LIMIT \(limit)))
                RETURNING *
            ), folded AS (
                INSERT INTO \(schema).duration AS stored
                       (period, starts_on, town_code, department_code, stage, bucket, shard, count)
                SELECT span.period, span.starts_on, taken.town_code, whose.department_code, taken.stage, taken.bucket, 0,
                       sum(taken.amount)
                  FROM taken
                 CROSS JOIN LATERAL \(schema).figure_departments(taken.department_code) AS whose
                 CROSS JOIN LATERAL \(schema).figure_spans(taken.day) AS span
                 GROUP BY 1, 2, 3, 4, 5, 6
                ON CONFLICT (period, starts_on, town_code, department_code, stage, bucket, shard) DO UPDATE
                   SET count = stored.count + excluded.count
            )
            SELECT count(*) FROM taken
            """
        ).decodeOne(Int64.self)
        return Int(max(figures, durations))
    }

    /// Keeps folders away until the transaction ends.
    package static func holdFolders(of service: ServiceName, in database: Database) throws {
        try database.execute("SELECT pg_advisory_xact_lock(\(lock), hashtext(\(service.rawValue)))")
    }

    /// The first key of the advisory lock whose second is the service.
    private static let lock: Int32 = 8_246
}
