import Messaging
import Model
import PostgreSQL

/// The statements of `reward.follower`, `reward.followed_case` and `reward.followed_point`.
enum FollowerStore {
    /// Enters cases and when they were found true, the first time counts. Their rows are held in key order until the transaction
    /// ends, before any citizen: what others heard of them meanwhile is read after that.
    /// - Returns: those that were found true.
    @discardableResult
    static func hold(_ cases: [FollowedCase], in database: Database) throws -> Set<ReportID> {
        guard !cases.isEmpty else { return [] }
        // An update that changes nothing waits for the entry of another.
        let rows = try database.execute(
            """
            INSERT INTO reward.followed_case AS known (report_id, found_at)
            SELECT report_id, min(found_at)
              FROM unnest(\(cases.map(\.report)), \(cases.map(\.foundAt))) AS given (report_id, found_at)
             GROUP BY report_id
             ORDER BY report_id
            ON CONFLICT (report_id) DO UPDATE SET found_at = least(known.found_at, excluded.found_at)
            RETURNING report_id, found_at IS NOT NULL
            """
        ).decode((ReportID, Bool).self)
        return Set(rows.filter(\.1).map(\.0))
    }

    /// Enters what was heard, each once; of two changes at the same moment the one that was heard last holds.
    static func enter(_ changes: [FollowerChange], in database: Database) throws {
        guard !changes.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO reward.follower (report_id, citizen_id, changed_at, is_following, merged_report_id)
            SELECT DISTINCT ON (report_id, citizen_id, changed_at)
                   report_id, citizen_id, changed_at, is_following, merged_report_id
              FROM unnest(\(changes.map(\.following.report)), \(changes.map(\.following.citizen)),
                          \(changes.map(\.at)), \(changes.map(\.isFollowing)), \(changes.map(\.merged)))
                       WITH ORDINALITY AS given (report_id, citizen_id, changed_at, is_following, merged_report_id, place)
             ORDER BY report_id, citizen_id, changed_at, place DESC
            ON CONFLICT (report_id, citizen_id, changed_at) DO UPDATE
               SET is_following = excluded.is_following, merged_report_id = excluded.merged_report_id
            """
        )
    }

    /// Everybody who follows, or ever followed, these cases.
    static func followings(of reports: [ReportID], in database: Database) throws -> [Following] {
        guard !reports.isEmpty else { return [] }
        return try followings("report_id = ANY (\(reports))", in: database)
    }

    /// Everything that these citizens follow, or ever followed.
    static func followings(by citizens: [CitizenID], in database: Database) throws -> [Following] {
        guard !citizens.isEmpty else { return [] }
        return try followings("citizen_id = ANY (\(citizens))", in: database)
    }

    private static func followings(_ condition: SQL, in database: Database) throws -> [Following] {
        try database.execute("SELECT DISTINCT report_id, citizen_id FROM reward.follower WHERE \(condition)")
            .decode((ReportID, CitizenID).self)
            .map { Following(report: $0, citizen: $1) }
    }

    /// What speaks for the points of these followers; nothing for cases that were not found true. The citizens are held.
    static func claims(of followings: [Following], in database: Database) throws -> [FollowerClaim] {
        guard !followings.isEmpty else { return [] }
        return try database.execute(
            """
            WITH RECURSIVE given AS MATERIALIZED (
                SELECT DISTINCT report_id, citizen_id, found.found_at
                  FROM unnest(\(followings.map(\.report)), \(followings.map(\.citizen))) AS asked (report_id, citizen_id)
                  JOIN reward.followed_case AS found USING (report_id)
                 WHERE found.found_at IS NOT NULL
            ), part (case_id, report_id) AS (
                SELECT report_id, report_id FROM given
                 UNION
                SELECT part.case_id, finding.report_id
                  FROM part
                  JOIN reward.duplicate_finding AS finding
                    ON finding.original_id = part.report_id AND NOT finding.is_taken_back
            ), own AS (
                SELECT given.report_id, given.citizen_id, max(decision.points) AS points
                  FROM given
                  JOIN part ON part.case_id = given.report_id
                  JOIN reward.decision ON decision.report_id = part.report_id
                                      AND decision.citizen_id = given.citizen_id AND decision.finding = 'duplicate'
                 GROUP BY given.report_id, given.citizen_id
            )
            SELECT given.report_id, given.citizen_id, given.found_at, follow.citizen_id IS NOT NULL,
                   own.points IS NOT NULL, coalesce(own.points > 0, false), coalesce(follow.is_paused, false), point.points,
                   point.withdrawn_at IS NOT NULL
              FROM given
              LEFT JOIN own ON own.report_id = given.report_id AND own.citizen_id = given.citizen_id
              LEFT JOIN reward.followed_point AS point
                     ON point.report_id = given.report_id AND point.citizen_id = given.citizen_id
              LEFT JOIN LATERAL (
                     SELECT known.citizen_id,
                            bool_and(EXISTS (SELECT FROM reward.reporter_pause AS pause
                                              WHERE pause.citizen_id = known.citizen_id AND pause.state <> 'lifted'
                                                AND known.changed_at >= pause.starts_at
                                                AND known.changed_at < pause.ends_at)) AS is_paused
                       FROM reward.follower AS known
                      WHERE known.report_id = given.report_id AND known.citizen_id = given.citizen_id
                        AND known.is_following AND known.changed_at < given.found_at
                        -- Not left off again before the case was found true.
                        AND NOT EXISTS (SELECT FROM reward.follower AS later
                                         WHERE later.report_id = known.report_id AND later.citizen_id = known.citizen_id
                                           AND NOT later.is_following
                                           AND later.changed_at > known.changed_at AND later.changed_at < given.found_at)
                        -- Not by a finding alone that was taken back.
                        AND NOT coalesce((SELECT bool_and(finding.is_taken_back)
                                            FROM reward.duplicate_finding AS finding
                                           WHERE finding.report_id = known.merged_report_id), false)
                      GROUP BY known.citizen_id) AS follow ON true
             ORDER BY given.found_at, given.report_id, given.citizen_id
            """
        ).decode((ReportID, CitizenID, Timestamp, Bool, Bool, Bool, Bool, Points?, Bool).self).map {
            FollowerClaim(
                following: Following(report: $0.0, citizen: $0.1),
                foundAt: $0.2,
                isFollowing: $0.3,
                hasDuplicate: $0.4,
                isDuplicateRewarded: $0.5,
                isPaused: $0.6,
                points: $0.7,
                isWithdrawn: $0.8
            )
        }
    }

    /// Duplicates whose reporters have a point for following the same case: it is not given twice. The citizens are held.
    static func rewarded(_ duplicates: [ReportVerified], in database: Database) throws -> Set<ReportID> {
        guard !duplicates.isEmpty else { return [] }
        return Set(
            try database.execute(
                """
                WITH RECURSIVE given (report_id, citizen_id, original_id) AS MATERIALIZED (
                    SELECT *
                      FROM unnest(\(duplicates.map(\.report.id)), \(duplicates.map(\.report.citizenID)),
                                  \(duplicates.map(\.duplicateOf)))
                ), original (duplicate_id, report_id) AS (
                    SELECT report_id, original_id FROM given WHERE original_id IS NOT NULL
                     UNION
                    SELECT original.duplicate_id, finding.original_id
                      FROM original
                      JOIN reward.duplicate_finding AS finding ON finding.report_id = original.report_id
                     WHERE NOT finding.is_taken_back AND finding.original_id IS NOT NULL
                )
                SELECT DISTINCT given.report_id
                  FROM given
                  JOIN original ON original.duplicate_id = given.report_id
                  JOIN reward.followed_point AS point
                    ON point.report_id = original.report_id AND point.citizen_id = given.citizen_id
                 WHERE point.withdrawn_at IS NULL AND point.points > 0
                """
            ).decode(ReportID.self)
        )
    }

    /// For how many cases that were found true within these times citizens got a point.
    static func granted(in days: Set<WinSpan>, in database: Database) throws -> [WinSpan: Int] {
        guard !days.isEmpty else { return [:] }
        let days = Array(days)
        let rows = try database.execute(
            """
            SELECT given.citizen_id, starts_at, ends_at, count(*)
              FROM unnest(\(days.map(\.citizen)), \(days.map(\.start)), \(days.map(\.end)))
                AS given (citizen_id, starts_at, ends_at)
              JOIN reward.followed_point AS point ON point.citizen_id = given.citizen_id
                                      AND point.found_at >= starts_at AND point.found_at < ends_at
             WHERE point.withdrawn_at IS NULL AND point.points > 0
             GROUP BY 1, 2, 3
            """
        ).decode((CitizenID, Timestamp, Timestamp, Int64).self)
        return rows.reduce(into: [:]) { $0[WinSpan(citizen: $1.0, start: $1.1, end: $1.2)] = Int($1.3) }
    }

    /// Enters what is granted, also that it is nothing. A second one for the same case and citizen fails the batch.
    static func decide(
        _ decided: [(claim: FollowerClaim, points: Points)],
        at now: Timestamp,
        in database: Database
    ) throws {
        guard !decided.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO reward.followed_point (report_id, citizen_id, points, found_at, granted_at)
            SELECT report_id, citizen_id, points, found_at, \(now)
              FROM unnest(\(decided.map(\.claim.following.report)), \(decided.map(\.claim.following.citizen)),
                          \(decided.map(\.points)), \(decided.map(\.claim.foundAt)))
                AS given (report_id, citizen_id, points, found_at)
            """
        )
    }

    static func withdraw(_ claims: [FollowerClaim], at now: Timestamp, in database: Database) throws {
        guard !claims.isEmpty else { return }
        try database.enqueue(
            """
            UPDATE reward.followed_point AS point
               SET withdrawn_at = \(now)
              FROM unnest(\(claims.map(\.following.report)), \(claims.map(\.following.citizen)))
                AS given (report_id, citizen_id)
             WHERE point.report_id = given.report_id AND point.citizen_id = given.citizen_id
            """
        )
    }
}
