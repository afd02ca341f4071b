import Messaging
import Model
import PostgreSQL

/// The statements of `reward.reporter_pause` and `reward.withheld`. Whoever calls them holds the citizens (`CitizenLock`): a pause
/// that begins or is lifted and a report that is decided meanwhile never miss each other.
enum PauseStore {
    /// A pause that began or ended.
    struct Change {
        let report: ReportSummary
        let citizen: CitizenID
        let endsAt: Timestamp
        /// Until when another pause of the citizen goes on; nil where none does, and where it began.
        var stillPausedUntil: Timestamp?
    }

    /// Whose these pauses are.
    static func citizens(of reports: [ReportID], in database: Database) throws -> [CitizenID] {
        try database.execute("SELECT DISTINCT citizen_id FROM reward.reporter_pause WHERE report_id = ANY (\(reports))")
            .decode(CitizenID.self)
    }

    /// Until when the rewards of each of these reports pause; reports that no pause covers are not in it.
    static func covering(_ reports: [ReportSummary], in database: Database) throws -> [ReportID: Timestamp] {
        guard !reports.isEmpty else { return [:] }
        let rows = try database.execute(
            """
            SELECT given.report_id, max(pause.ends_at)
              FROM unnest(\(reports.map(\.id)), \(reports.map(\.citizenID)), \(reports.map(\.registeredAt)))
                AS given (report_id, citizen_id, registered_at)
              JOIN reward.reporter_pause AS pause ON pause.citizen_id = given.citizen_id
                               AND given.registered_at >= pause.starts_at AND given.registered_at < pause.ends_at
                               AND pause.state <> 'lifted'
             GROUP BY given.report_id
            """
        ).decode((ReportID, Timestamp).self)
        return Dictionary(rows) { first, _ in first }
    }

    /// Begins pauses, each once; one that was lifted before it was heard of stays lifted, and one without length is over.
    /// - Returns: those that began.
    static func begin(
        _ found: [MaliceDecided],
        for length: Duration,
        at now: Timestamp,
        in database: Database
    ) throws -> [Change] {
        guard !found.isEmpty else { return [] }
        return try changes(
            database.execute(
                """
                WITH begun AS (
                    INSERT INTO reward.reporter_pause (report_id, report, citizen_id, starts_at, ends_at, state, heard_at, ended_at)
                    SELECT report_id, report, citizen_id, starts_at, ends_at,
                           CASE WHEN starts_at < ends_at THEN 'active' ELSE 'over' END, \(now),
                           CASE WHEN starts_at < ends_at THEN NULL ELSE \(now) END
                      FROM unnest(\(found.map(\.report.id)), \(try found.map { try MessageCoding.text($0.report) }),
                                  \(found.map(\.report.citizenID)), \(found.map(\.at)), \(found.map { $0.at + length }))
                        AS given (report_id, report, citizen_id, starts_at, ends_at)
                     ORDER BY report_id
                    ON CONFLICT (report_id) DO NOTHING
                    RETURNING report, citizen_id, starts_at, ends_at
                )
                SELECT report, citizen_id, ends_at, NULL::timestamptz FROM begun WHERE starts_at < ends_at
                """
            )
        )
    }

    /// The time is over: reports that are registered from now on are rewarded as ever.
    static func end(_ reports: [ReportID], at now: Timestamp, in database: Database) throws -> [Change] {
        guard !reports.isEmpty else { return [] }
        return try changes(
            database.execute(
                """
                WITH ended AS (
                    UPDATE reward.reporter_pause AS pause
                       SET state = 'over', ended_at = \(now)
                     WHERE report_id = ANY (\(reports)) AND state = 'active' AND ends_at <= \(now)
                    RETURNING report_id, report, citizen_id, ends_at
                )
                SELECT report, citizen_id, ends_at, \(stillPaused(at: now)) FROM ended
                """
            )
        )
    }

    /// Takes pauses back, each once, also one that was not heard of yet.
    static func lift(_ reports: [ReportSummary], at now: Timestamp, in database: Database) throws -> [Change] {
        guard !reports.isEmpty else { return [] }
        return try changes(
            database.execute(
                """
                WITH lifted AS (
                    INSERT INTO reward.reporter_pause AS known
                           (report_id, report, citizen_id, starts_at, ends_at, state, heard_at, ended_at)
                    SELECT report_id, report, citizen_id, \(now), \(now), 'lifted', \(now), \(now)
                      FROM unnest(\(reports.map(\.id)), \(try reports.map { try MessageCoding.text($0) }),
                                  \(reports.map(\.citizenID)))
                        AS given (report_id, report, citizen_id)
                     ORDER BY report_id
                    ON CONFLICT (report_id) DO UPDATE SET state = 'lifted', ended_at = excluded.ended_at
                     WHERE known.state <> 'lifted'
                    RETURNING report_id, report, citizen_id, starts_at, ends_at
                ), ended AS (
                    SELECT * FROM lifted WHERE starts_at < ends_at
                )
                SELECT report, citizen_id, ends_at, \(stillPaused(at: now)) FROM ended
                """
            )
        )
    }

    /// Until when another pause goes on of the citizen of each row of `ended`. The statement sees the pauses as they were before
    /// it.
    private static func stillPaused(at now: Timestamp) -> SQL {
        """
        (SELECT max(other.ends_at)
           FROM reward.reporter_pause AS other
          WHERE other.citizen_id = ended.citizen_id AND other.state = 'active' AND other.ends_at > \(now)
            AND other.report_id NOT IN (SELECT report_id FROM ended))
        """
    }

    /// Puts true reports aside, each once. A duplicate gives way to what was found later, as it does where it was decided; so
    /// does what was granted after all and whose finding was taken back since.
    /// - Returns: those that were put aside now.
    static func withhold(_ matters: [GrantMatter], at now: Timestamp, in database: Database) throws -> Set<ReportID> {
        guard !matters.isEmpty else { return [] }
        let verified = matters.map(\.verified)
        return Set(
            try database.execute(
                """
                INSERT INTO reward.withheld AS known
                       (report_id, citizen_id, task_id, finding, found_at, message_id, verified, withheld_at)
                SELECT given.*, \(now)
                  FROM unnest(\(verified.map(\.report.id)), \(verified.map(\.report.citizenID)), \(verified.map(\.taskID)),
                              \(verified.map(\.finding)), \(verified.map(\.at)), \(matters.map(\.messageID)),
                              \(try verified.map { try MessageCoding.text($0) }))
                    AS given (report_id, citizen_id, task_id, finding, found_at, message_id, verified)
                 ORDER BY report_id
                ON CONFLICT (report_id) DO UPDATE
                   SET task_id = excluded.task_id, finding = excluded.finding, found_at = excluded.found_at,
                       message_id = excluded.message_id, verified = excluded.verified, withheld_at = excluded.withheld_at,
                       granted_at = NULL
                 WHERE known.task_id <> excluded.task_id
                   AND (known.granted_at IS NOT NULL
                        OR known.finding = 'duplicate' AND known.found_at < excluded.found_at)
                RETURNING report_id
                """
            ).decode(ReportID.self)
        )
    }

    /// Findings that were taken back bring nothing later either.
    static func forget(_ findings: [(report: ReportID, task: TaskID)], in database: Database) throws {
        guard !findings.isEmpty else { return }
        try database.execute(
            """
            DELETE FROM reward.withheld
             USING unnest(\(findings.map(\.report)), \(findings.map(\.task))) AS given (report_id, task_id)
             WHERE withheld.report_id = given.report_id AND withheld.task_id = given.task_id
               AND withheld.granted_at IS NULL
            """
        )
    }

    /// What was withheld of these citizens and no pause covers any more; it counts as granted from now on.
    /// - Parameter cause: of what is granted.
    static func release(
        of citizens: [CitizenID],
        cause: MessageEnvelope,
        at now: Timestamp,
        in database: Database
    ) throws -> [GrantMatter] {
        guard !citizens.isEmpty else { return [] }
        return try database.execute(
            """
            UPDATE reward.withheld
               SET granted_at = \(now)
             WHERE citizen_id = ANY (\(citizens)) AND granted_at IS NULL
               AND NOT EXISTS (SELECT
                                 FROM reward.reporter_pause AS pause
                                WHERE pause.citizen_id = withheld.citizen_id AND pause.state <> 'lifted'
                                  AND (withheld.verified::jsonb #>> '{report,registeredAt}')::timestamptz >= pause.starts_at
                                  AND (withheld.verified::jsonb #>> '{report,registeredAt}')::timestamptz < pause.ends_at)
            RETURNING verified, message_id
            """
        ).decode((String, MessageID).self).map { text, message in
            GrantMatter(
                verified: try MessageCoding.decode(ReportVerified.self, from: text),
                messageID: message,
                cause: cause
            )
        }.sorted { $0.verified.report.id < $1.verified.report.id }
    }

    private static func changes(_ rows: Rows) throws -> [Change] {
        try rows.decode((String, CitizenID, Timestamp, Timestamp?).self).map {
            text,
            citizen,
            endsAt,
            stillPausedUntil in
            Change(
                report: try MessageCoding.decode(ReportSummary.self, from: text),
                citizen: citizen,
                endsAt: endsAt,
                stillPausedUntil: stillPausedUntil
            )
        }
    }
}
