import Messaging
import Model
import PostgreSQL

/// A report whose mergers lead in a circle.
struct EndlessMerger: Error, CustomStringConvertible {
    let report: ReportID

    var description: String { "the mergers of \(report) lead to no original" }
}

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
            let followers = known[row.0] ?? []
            loaded[row.0] = FollowableReport(
                report: report,
                isOpen: row.12,
                followers: Int(row.13),
                following: Set(followers.map(\.citizen)),
                linked: Set(followers.filter(\.isLinked).map(\.citizen))
            )
        }
    }

    private static func following(
        _ asking: [(report: ReportID, citizen: CitizenID)],
        in database: Database
    ) throws -> [ReportID: [(citizen: CitizenID, isLinked: Bool)]] {
        guard !asking.isEmpty else { return [:] }
        return try database.execute(
            """
            SELECT report_id, citizen_id, merged_report_id IS NOT NULL
              FROM intake.follower
              JOIN unnest(\(asking.map(\.report)), \(asking.map(\.citizen))) AS asking (report_id, citizen_id)
             USING (report_id, citizen_id)
            """
        ).decode((ReportID, CitizenID, Bool).self).reduce(into: [:]) { $0[$1.0, default: []].append(($1.1, $1.2)) }
    }

    static func followed(by citizen: CitizenID, in database: Database) throws -> [ReportID] {
        try database.execute("SELECT report_id FROM intake.follower WHERE citizen_id = \(citizen) ORDER BY report_id")
            .decode(ReportID.self)
    }

    static func followers(of report: ReportID, in database: Database) throws -> Set<CitizenID> {
        Set(
            try database.execute("SELECT citizen_id FROM intake.follower WHERE report_id = \(report)")
                .decode(CitizenID.self)
        )
    }

    /// Whoever merges or separates waits for whoever else does: two findings that meet in one report would each miss what
    /// the other is about to write. Comes before any report is held.
    static func holdMergers(in database: Database) throws {
        try database.execute("SELECT pg_advisory_xact_lock(hashtextextended('intake.merger', 0))")
    }

    /// The original of a report: itself, or what it was merged into; nil where there is no such report. It is held, so that
    /// it stays the original until the transaction ends.
    static func holdRoot(of report: ReportID, in database: Database) throws -> ReportID? {
        var known = report
        for _ in 0..<64 {
            let root = try database.execute("SELECT coalesce(merged_into, id) FROM intake.report WHERE id = \(known)")
                .decodeFirst(ReportID.self)
            guard let root else { return nil }
            let isRoot = try database.execute(
                "SELECT merged_into IS NULL FROM intake.report WHERE id = \(root) FOR UPDATE"
            )
            .decodeFirst(Bool.self)
            guard isRoot == false else { return root }
            // Merged itself while it was waited for.
            known = root
        }
        throw EndlessMerger(report: report)
    }

    /// Who follows the root only since this duplicate, or what belongs to it, was merged into it; nobody who did before.
    static func followers(
        of root: ReportID,
        cameWith duplicate: ReportID,
        in database: Database
    ) throws -> Set<CitizenID> {
        Set(
            try database.execute(
                """
                SELECT citizen_id
                  FROM intake.follower
                 WHERE report_id = \(root) AND \(duplicate) IN (came_with, merged_report_id) AND NOT followed_before
                """
            ).decode(CitizenID.self)
        )
    }

    /// Whose own report this duplicate is, of those who follow the root.
    static func linked(_ duplicate: ReportID, to root: ReportID, in database: Database) throws -> Set<CitizenID> {
        Set(
            try database.execute(
                "SELECT citizen_id FROM intake.follower WHERE report_id = \(root) AND merged_report_id = \(duplicate)"
            ).decode(CitizenID.self)
        )
    }

    /// Takes the link to this duplicate from those who followed the root before; the reports' rows are locked.
    /// - Returns: who they are.
    static func unlink(_ duplicate: ReportID, from root: ReportID, in database: Database) throws -> Set<CitizenID> {
        Set(
            try database.execute(
                """
                UPDATE intake.follower
                   SET merged_report_id = NULL, followed_before = false
                 WHERE report_id = \(root) AND merged_report_id = \(duplicate) AND followed_before
                RETURNING citizen_id
                """
            ).decode(CitizenID.self)
        )
    }

    /// The duplicate, and what was merged into it before, belong to the original from now on.
    /// - Returns: false where this finding was entered, or taken back, before.
    static func enter(_ merger: Merger, at now: Timestamp, in database: Database) throws -> Bool {
        let isNew = try !database.execute(
            """
            INSERT INTO intake.merger (duplicate_id, task_id, original_id, merged_at)
            VALUES (\(merger.duplicate), \(merger.task), \(merger.original), \(now))
            ON CONFLICT DO NOTHING
            RETURNING 1
            """
        ).isEmpty
        guard isNew else { return false }
        try database.execute(
            """
            UPDATE intake.report SET merged_into = \(merger.original)
             WHERE id IN (SELECT id FROM intake.report
                           WHERE id = \(merger.duplicate) OR merged_into = \(merger.duplicate)
                           ORDER BY id
                             FOR UPDATE)
            """
        )
        return true
    }

    /// The duplicate is an original again, and takes along what was merged into it.
    /// - Returns: what it was merged into; nil where it was not, or is no more. A finding that comes later is not entered.
    static func takeBack(_ merger: Merger, at now: Timestamp, in database: Database) throws -> ReportID? {
        let wasMerged = try database.execute(
            """
            INSERT INTO intake.merger (duplicate_id, task_id, original_id, separated_at)
            VALUES (\(merger.duplicate), \(merger.task), \(merger.original), \(now))
            ON CONFLICT (duplicate_id, task_id) DO UPDATE
               SET separated_at = excluded.separated_at
             WHERE merger.separated_at IS NULL
            RETURNING merged_at IS NOT NULL
            """
        ).decodeFirst(Bool.self)
        guard wasMerged == true else { return nil }
        let root = try database.execute("SELECT merged_into FROM intake.report WHERE id = \(merger.duplicate)")
            .decodeFirst(ReportID?.self)
        try database.execute(
            """
            WITH RECURSIVE part (id) AS (
                VALUES (\(merger.duplicate)::uuid)
                 UNION
                SELECT merger.duplicate_id
                  FROM part
                  JOIN intake.merger ON merger.original_id = part.id AND merger.separated_at IS NULL
            ), held AS (
                SELECT id FROM intake.report WHERE id IN (SELECT id FROM part) ORDER BY id FOR UPDATE
            )
            UPDATE intake.report
               SET merged_into = nullif(\(merger.duplicate), report.id)
              FROM held
             WHERE report.id = held.id
            """
        )
        return root ?? nil
    }

    /// Enters new followers and counts them, and the reports of those who followed before; the reports' rows are locked.
    /// - Parameter duplicate: with whose merger they come over.
    static func insert(_ events: [ReportFollowed], with duplicate: ReportID? = nil, in database: Database) throws {
        guard !events.isEmpty else { return }
        try database.enqueue(
            """
            UPDATE intake.follower
               SET merged_report_id = given.merged_report_id, followed_before = true
              FROM unnest(\(events.map(\.report.id)), \(events.map(\.citizenID)), \(events.map(\.mergedReportID)))
                AS given (report_id, citizen_id, merged_report_id)
             WHERE follower.report_id = given.report_id AND follower.citizen_id = given.citizen_id
               AND follower.merged_report_id IS NULL AND given.merged_report_id IS NOT NULL
            """
        )
        try database.execute(
            """
            WITH new AS (
                INSERT INTO intake.follower (report_id, citizen_id, followed_at, merged_report_id, came_with)
                SELECT *, \(duplicate)::uuid
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

    /// Takes followers away and counts; the reports' rows are locked.
    static func delete(_ events: [ReportUnfollowed], in database: Database) throws {
        guard !events.isEmpty else { return }
        try database.execute(
            """
            WITH gone AS (
                DELETE FROM intake.follower
                 USING unnest(\(events.map(\.report.id)), \(events.map(\.citizenID))) AS given (report_id, citizen_id)
                 WHERE follower.report_id = given.report_id AND follower.citizen_id = given.citizen_id
                RETURNING follower.report_id
            )
            UPDATE intake.report
               SET followers = report.followers - sum.count
              FROM (SELECT report_id, count(*)::integer AS count FROM gone GROUP BY report_id) AS sum
             WHERE report.id = sum.report_id
            """
        )
    }
}
