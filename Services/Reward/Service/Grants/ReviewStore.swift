import Messaging
import Model
import PostgreSQL

/// The statements of the facts that reviews are decided from.
enum ReviewStore {
    /// Enters photos under their keys, waiting for whoever enters the same.
    /// - Returns: for reports with a photo of another one, that other one.
    static func enter(
        _ photos: [(key: String, report: ReportSummary)],
        at now: Timestamp,
        in database: Database
    ) throws -> [ReportID: ReportID] {
        guard !photos.isEmpty else { return [:] }
        let (keys, reports) = (photos.map(\.key), photos.map(\.report.id))
        try database.execute(
            """
            INSERT INTO reward.photo (key, report_id, seen_at)
            SELECT DISTINCT ON (key) key, report_id, \(now)
              FROM unnest(\(keys), \(reports), \(photos.map(\.report.registeredAt)))
                AS given (key, report_id, registered_at)
             ORDER BY key, registered_at, report_id
            ON CONFLICT (key) DO NOTHING
            """
        )
        let rows = try database.execute(
            """
            SELECT DISTINCT ON (given.report_id) given.report_id, photo.report_id
              FROM unnest(\(keys), \(reports)) AS given (key, report_id)
              JOIN reward.photo USING (key)
             WHERE photo.report_id <> given.report_id
             ORDER BY given.report_id, photo.seen_at, photo.report_id
            """
        ).decode((ReportID, ReportID).self)
        return rows.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    /// True reports of the citizen, registered in the minutes up to each of these, itself among them.
    static func bursts(of reports: [DecidedReport], minutes: Int, in database: Database) throws -> [ReportID: Int] {
        let rows = try database.execute(
            """
            SELECT given.report_id, count(*)
              FROM unnest(\(reports.map(\.report.id)), \(reports.map(\.report.citizenID)),
                          \(reports.map(\.report.registeredAt))) AS given (report_id, citizen_id, registered_at)
              JOIN reward.decision ON decision.citizen_id = given.citizen_id
                   AND decision.decided_at > given.registered_at - make_interval(mins => \(Int32(clamping: minutes)))
                   AND decision.registered_at > given.registered_at - make_interval(mins => \(Int32(clamping: minutes)))
                   AND decision.registered_at <= given.registered_at
                   AND decision.finding IN ('confirmed', 'resolvedOnSite')
             GROUP BY given.report_id
            """
        ).decode((ReportID, Int64).self)
        return rows.reduce(into: [:]) { $0[$1.0] = Int($1.1) }
    }

    /// How often officer and reporter of each met, and how often chance has it: see `ReviewFacts.Pair`.
    /// - Parameter least: nothing is asked about pairs that met less often.
    static func pairs(
        of reports: [DecidedReport],
        days: Int,
        least: Int,
        in database: Database
    ) throws -> [ReportID: ReviewFacts.Pair] {
        guard least > 0 else { return [:] }
        let rows = try database.execute(
            """
            WITH pair AS (
                SELECT given.report_id, given.citizen_id, given.officer_id, given.found_at,
                       mine.village_code, count(*) AS reports,
                       count(*) FILTER (WHERE mine.officer_id = given.officer_id) AS together
                  FROM unnest(\(reports.map(\.report.id)), \(reports.map(\.report.citizenID)),
                              \(reports.map(\.verified.officerID)), \(reports.map(\.verified.at)))
                    AS given (report_id, citizen_id, officer_id, found_at)
                  JOIN reward.decision AS mine ON mine.citizen_id = given.citizen_id
                       AND mine.finding IN ('confirmed', 'resolvedOnSite')
                       AND mine.village_code IS NOT NULL
                       AND mine.found_at > given.found_at - make_interval(days => \(Int32(clamping: days)))
                 GROUP BY 1, 2, 3, 4, 5
            ), close AS (
                SELECT report_id FROM pair GROUP BY report_id HAVING sum(together) >= \(Int32(clamping: least))
            )
            SELECT pair.report_id, sum(pair.together)::bigint, sum(pair.reports * coalesce(others.share, 1))::float8
              FROM pair
              JOIN close USING (report_id)
             CROSS JOIN LATERAL (
                    SELECT avg((other.officer_id = pair.officer_id)::int) AS share
                      FROM reward.decision AS other
                     WHERE other.village_code = pair.village_code
                       AND other.citizen_id <> pair.citizen_id
                       AND other.finding IN ('confirmed', 'resolvedOnSite')
                       AND other.found_at > pair.found_at - make_interval(days => \(Int32(clamping: days)))) AS others
             GROUP BY pair.report_id
            """
        ).decode((ReportID, Int64, Double).self)
        return rows.reduce(into: [:]) { $0[$1.0] = ReviewFacts.Pair(together: Int($1.1), expected: $1.2) }
    }

    /// - Parameter others: the reports with the same photo.
    static func insert(
        _ suspicions: [ReportID: [PayoutSuspicion]],
        others: [ReportID: ReportID],
        at now: Timestamp,
        in database: Database
    ) throws {
        let rows = suspicions.flatMap { report, codes in
            codes.map { (report, $0.rawValue, $0 == .photoRepeated ? others[report] : nil) }
        }
        guard !rows.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO reward.suspicion (report_id, code, other_report_id, found_at)
            SELECT report_id, code, other_report_id, \(now)
              FROM unnest(\(rows.map(\.0)), \(rows.map(\.1)), \(rows.map(\.2))) AS given (report_id, code, other_report_id)
            """
        )
    }
}
