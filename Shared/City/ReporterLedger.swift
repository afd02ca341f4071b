import Messaging
package import Model
package import PostgreSQL

/// Who reports, counted in intake in the transaction of the registration: a row a citizen, and how many came and stayed by
/// month, town, campaign and cohort.
package enum ReporterLedger {
    private static let shards: Int32 = 4

    /// Enters the reports of one moment: the day of them all is the same. Sent with the next statement, as the last of a
    /// transaction: whoever reports often is then held for its end alone.
    package static func add(_ counts: [ReporterCount], in database: Database) throws {
        guard let day = counts.first?.day else { return }
        let numbers = counts.reduce(into: [CitizenID: Int32]()) { $0[$1.citizen, default: 0] += 1 }
        let firsts = Dictionary(counts.map { ($0.citizen, $0) }) { first, _ in first }.values
        try database.enqueue(
            """
            WITH stored AS (
                INSERT INTO intake.reporter AS known
                       (citizen_id, town_code, campaign_code, cohort_code, first_on, reports)
                SELECT given.citizen_id, given.town_code, given.campaign_code, given.cohort_code,
                       \(day.description)::text::date, given.reports
                  FROM unnest(\(firsts.map(\.citizen)), \(firsts.map(\.town)),
                              \(firsts.map { $0.campaign?.code.rawValue ?? "" }),
                              \(firsts.map { $0.campaign?.cohortCode?.rawValue ?? "" }),
                              \(firsts.map { numbers[$0.citizen] ?? 1 }))
                           AS given (citizen_id, town_code, campaign_code, cohort_code, reports)
                 ORDER BY given.citizen_id
                ON CONFLICT (citizen_id) DO UPDATE
                   SET reports = known.reports + excluded.reports,
                       stayed_with = coalesce(known.stayed_with,
                                              CASE WHEN excluded.first_on >= known.first_on + \(Int32(Reporter.stayDays))
                                                   THEN known.reports + excluded.reports END)
                RETURNING citizen_id, town_code, campaign_code, cohort_code, first_on, reports, stayed_with
            )
            INSERT INTO intake.reporter_figure AS counted
                   (month, town_code, campaign_code, cohort_code, shard, newcomers, stayed)
            SELECT date_trunc('month', stored.first_on)::date, stored.town_code, stored.campaign_code, stored.cohort_code,
                   pg_backend_pid() % \(shards), count(*) FILTER (WHERE stored.reports = given.reports),
                   count(*) FILTER (WHERE stored.stayed_with = stored.reports)
              FROM stored
              JOIN unnest(\(Array(numbers.keys)), \(Array(numbers.values))) AS given (citizen_id, reports) USING (citizen_id)
             WHERE stored.reports = given.reports OR stored.stayed_with = stored.reports
             GROUP BY 1, 2, 3, 4
             ORDER BY 1, 2, 3, 4
            ON CONFLICT (month, town_code, campaign_code, cohort_code, shard) DO UPDATE
               SET newcomers = counted.newcomers + excluded.newcomers, stayed = counted.stayed + excluded.stayed
            """
        )
    }

    /// Writes reporters that were counted anew, beside an empty table.
    package static func insert(_ reporters: some Collection<Reporter>, in database: Database) throws {
        guard !reporters.isEmpty else { return }
        try database.execute(
            """
            WITH stored AS (
                INSERT INTO intake.reporter
                       (citizen_id, town_code, campaign_code, cohort_code, first_on, reports, stayed_with)
                SELECT citizen_id, town_code, campaign_code, cohort_code, first_on::date, reports, stayed_with
                  FROM unnest(\(reporters.map(\.first.citizen)), \(reporters.map(\.first.town)),
                              \(reporters.map { $0.first.campaign?.code.rawValue ?? "" }),
                              \(reporters.map { $0.first.campaign?.cohortCode?.rawValue ?? "" }),
                              \(reporters.map(\.first.day.description)), \(reporters.map { Int32($0.reports) }),
                              \(reporters.map { $0.stayedWith.map { Int32($0) } }))
                           AS given (citizen_id, town_code, campaign_code, cohort_code, first_on, reports, stayed_with)
                RETURNING town_code, campaign_code, cohort_code, first_on, stayed_with
            )
            INSERT INTO intake.reporter_figure AS counted
                   (month, town_code, campaign_code, cohort_code, shard, newcomers, stayed)
            SELECT date_trunc('month', first_on)::date, town_code, campaign_code, cohort_code, 0, count(*),
                   count(stayed_with)
              FROM stored
             GROUP BY 1, 2, 3, 4
            ON CONFLICT (month, town_code, campaign_code, cohort_code, shard) DO UPDATE
               SET newcomers = counted.newcomers + excluded.newcomers, stayed = counted.stayed + excluded.stayed
            """
        )
    }
}
