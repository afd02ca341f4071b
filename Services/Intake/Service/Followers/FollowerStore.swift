import Messaging
import Model
import PostgreSQL

/// The statements of following.
enum FollowerStore {
    /// Locks reports in key order and loads them as others may follow them; those that were not taken in are missing.
    /// - Parameter asking: who may come to follow what.
    static func load(
        _ reports: [ReportID],
        asking: [(report: ReportID, citizen: CitizenID)],
        in database: Database
    ) throws -> [ReportID: FollowableReport] {
        let rows = try database.execute(
            """
            SELECT id, citizen_id, is_anonymous, source, category_code, urgency, is_public, alarm_level > 0, cell_code,
                   public.ST_X(pin), public.ST_Y(pin), decided_at, ended_at IS NULL, followers
              FROM intake.report
             WHERE id = ANY (\(reports)) AND state IN ('registered', 'alarmed')
             ORDER BY id
               FOR UPDATE
            """
        ).decode(
            (
                ReportID, CitizenID?, Bool, ReportSource, CategoryCode, Urgency, Bool, Bool, GridCode, Double, Double,
                Timestamp, Bool, Int32
            ).self
        )
        let known = try following(asking, in: database)
        return rows.reduce(into: [:]) { loaded, row in
            guard let pin = Coordinate<WGS84>(longitude: row.9, latitude: row.10) else { return }
            let report = ReportSummary(
                id: row.0,
                citizenID: row.1,
                isAnonymous: row.2,
                source: row.3,
                townCode: row.8.town,
                villageCode: row.8.village,
                gridCode: row.8,
                categoryCode: row.4,
                urgency: row.5,
                isPublic: row.6,
                isEmergency: row.7,
                pin: pin,
                registeredAt: row.11
            )
            loaded[row.0] = FollowableReport(
                report: report,
                isOpen: row.12,
                followers: Int(row.13),
                following: known[row.0] ?? []
            )
        }
    }

    private static func following(
        _ asking: [(report: ReportID, citizen: CitizenID)],
        in database: Database
    ) throws -> [ReportID: Set<CitizenID>] {
        guard !asking.isEmpty else { return [:] }
        return try database.execute(
            """
            SELECT report_id, citizen_id
              FROM intake.follower
              JOIN unnest(\(asking.map(\.report)), \(asking.map(\.citizen))) AS asking (report_id, citizen_id)
             USING (report_id, citizen_id)
            """
        ).decode((ReportID, CitizenID).self).reduce(into: [:]) { $0[$1.0, default: []].insert($1.1) }
    }

    static func followers(of report: ReportID, in database: Database) throws -> Set<CitizenID> {
        Set(
            try database.execute("SELECT citizen_id FROM intake.follower WHERE report_id = \(report)")
                .decode(CitizenID.self)
        )
    }

    /// The original of a report: itself, or what it was merged into; nil where there is no such report.
    static func root(of report: ReportID, in database: Database) throws -> ReportID? {
        try database.execute("SELECT coalesce(merged_into, id) FROM intake.report WHERE id = \(report)")
            .decodeFirst(ReportID.self)
    }

    /// The duplicate, and what was merged into it before, belong to the original from now on.
    static func merge(_ duplicate: ReportID, into root: ReportID, in database: Database) throws {
        try database.execute(
            """
            UPDATE intake.report SET merged_into = \(root)
             WHERE id IN (SELECT id FROM intake.report
                           WHERE id = \(duplicate) OR merged_into = \(duplicate)
                           ORDER BY id
                             FOR UPDATE)
            """
        )
    }

    /// Enters new followers and counts them; the reports' rows are locked.
    static func insert(_ events: [ReportFollowed], in database: Database) throws {
        guard !events.isEmpty else { return }
        try database.execute(
            """
            WITH new AS (
                INSERT INTO intake.follower (report_id, citizen_id, followed_at, merged_report_id)
                SELECT *
                  FROM unnest(\(events.map(\.report.id)), \(events.map(\.citizenID)), \(events.map(\.at)),
                              \(events.map(\.mergedReportID)))
                ON CONFLICT DO NOTHING
                RETURNING report_id
            )
            UPDATE intake.report
               SET followers = report.followers + sum.count
              FROM (SELECT report_id, count(*)::integer AS count FROM new GROUP BY report_id) AS sum
             WHERE report.id = sum.report_id
            """
        )
    }
}
