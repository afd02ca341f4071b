import Messaging
import Model
import PostgreSQL

/// The statements of `intake.text_check`.
enum TextCheckStore {
    /// What is to be asked.
    struct Question: Sendable {
        let report: ReportID
        let openID: String
        let text: String
    }

    /// Words that are to be checked. Comes after their reports were inserted; sent with the next statement.
    static func insert(
        _ checks: [(check: TextCheck, openID: String)],
        at now: Timestamp,
        in database: Database
    ) throws {
        guard !checks.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO intake.text_check (report_id, town_code, open_id, state, version, due_at, changed_at, document)
            SELECT report_id, town_code, open_id, 'waiting', version, \(now), \(now), document
              FROM unnest(\(checks.map(\.check.report.id)), \(checks.map(\.check.report.townCode)),
                          \(checks.map(\.openID)), \(checks.map { Int64($0.check.version) }),
                          \(try checks.map { try MessageCoding.text($0.check) }))
                AS given (report_id, town_code, open_id, version, document)
             ORDER BY report_id
            """
        )
    }

    /// Takes what is due; who dies with it leaves it to the others after a minute.
    static func lease(_ count: Int, in database: Database) throws -> [Question] {
        try database.execute(
            """
            WITH due AS (
                SELECT report_id
                  FROM intake.text_check
                 WHERE state = 'waiting' AND due_at <= clock.now()
                 ORDER BY due_at
                 LIMIT \(count)
                   FOR UPDATE SKIP LOCKED
            )
            UPDATE intake.text_check AS mine
               SET due_at = clock.now() + interval '1 minute'
              FROM due
              JOIN intake.report ON report.id = due.report_id
             WHERE mine.report_id = due.report_id
            RETURNING mine.report_id, mine.open_id, concat_ws(E'\\n', report.words, report.landmark)
            """
        ).decode((ReportID, String, String).self).map { Question(report: $0.0, openID: $0.1, text: $0.2) }
    }

    /// Locks and reads checks in key order.
    static func load(_ reports: [ReportID], in database: Database) throws -> [ReportID: TextCheck] {
        try database.execute(
            "SELECT document FROM intake.text_check WHERE report_id = ANY (\(reports)) ORDER BY report_id FOR UPDATE"
        ).decode(String.self).reduce(into: [:]) { checks, text in
            let check = try MessageCoding.decode(TextCheck.self, from: text)
            checks[check.report.id] = check
        }
    }

    static func store(_ check: TextCheck, at now: Timestamp, in database: Database) throws {
        try database.execute(
            """
            UPDATE intake.text_check
               SET state = \(check.state.rawValue), version = \(Int64(check.version)), changed_at = \(now),
                   due_at = \(now + check.pause), document = \(try MessageCoding.text(check)),
                   open_id = CASE WHEN \(check.state == .waiting) THEN open_id END
             WHERE report_id = \(check.report.id)
            """
        )
    }
}
