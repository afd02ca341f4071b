import Messaging
import Model
import PostgreSQL

/// The statements of `verification.malice`, and the one place where its rows and values become each other.
enum MaliceStore {
    /// What there is of these reports, whose rows are locked.
    static func load(ofReports ids: [ReportID], in database: Database) throws -> [ReportID: Malice] {
        guard !ids.isEmpty else { return [:] }
        let rows = try database.execute(
            """
            SELECT report, task_id, officer_id, reason, proposed_at, state, version, decided_by, decided_at, decision_reason,
                   appeal_until, appealed_at, appeal_words, appeal_decided_by, appeal_decided_at, appeal_reason, clockwork
              FROM verification.malice
             WHERE report_id = ANY (\(ids))
            """
        )
        var found: [ReportID: Malice] = [:]
        for row in rows {
            let malice = try malice(row)
            found[malice.report.id] = malice
        }
        return found
    }

    /// Inserts new ones and writes changed ones back; what was said once stays as it was said.
    static func store(_ malices: [Malice], in database: Database) throws {
        guard !malices.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO verification.malice AS known
                   (report_id, report, town_code, task_id, officer_id, reason, proposed_at, state, version, decided_by,
                    decided_at, decision_reason, appeal_until, appealed_at, appeal_words, appeal_decided_by,
                    appeal_decided_at, appeal_reason, clockwork, due_at, warn_at)
            SELECT *
              FROM unnest(\(malices.map(\.report.id)), \(try malices.map { try MessageCoding.text($0.report) }),
                          \(malices.map(\.report.townCode)), \(malices.map(\.taskID)), \(malices.map(\.officerID)),
                          \(malices.map(\.reason)), \(malices.map(\.proposedAt)), \(malices.map(\.state)),
                          \(malices.map { Int64($0.version) }), \(malices.map(\.decision?.by)),
                          \(malices.map(\.decision?.at)), \(malices.map(\.decision?.reason)), \(malices.map(\.appealUntil)),
                          \(malices.map(\.appeal?.at)), \(malices.map(\.appeal?.words)), \(malices.map(\.appealDecision?.by)),
                          \(malices.map(\.appealDecision?.at)), \(malices.map(\.appealDecision?.reason)),
                          \(try malices.map { try MessageCoding.text($0.clockwork) }), \(malices.map(\.dueAt)),
                          \(malices.map(\.warnAt)))
            ON CONFLICT (report_id) DO UPDATE
               SET state = excluded.state,
                   version = excluded.version,
                   decided_by = coalesce(known.decided_by, excluded.decided_by),
                   decided_at = coalesce(known.decided_at, excluded.decided_at),
                   decision_reason = coalesce(known.decision_reason, excluded.decision_reason),
                   appeal_until = coalesce(known.appeal_until, excluded.appeal_until),
                   appealed_at = coalesce(known.appealed_at, excluded.appealed_at),
                   appeal_words = coalesce(known.appeal_words, excluded.appeal_words),
                   appeal_decided_by = coalesce(known.appeal_decided_by, excluded.appeal_decided_by),
                   appeal_decided_at = coalesce(known.appeal_decided_at, excluded.appeal_decided_at),
                   appeal_reason = coalesce(known.appeal_reason, excluded.appeal_reason),
                   clockwork = excluded.clockwork,
                   due_at = excluded.due_at,
                   warn_at = excluded.warn_at
            """
        )
    }

    private static func malice(_ row: Row) throws -> Malice {
        var column = ColumnReader(row)
        let report = try MessageCoding.decode(ReportSummary.self, from: try column.next(String.self))
        let task: TaskID = try column.next()
        let officer: OfficerID = try column.next()
        let reason: String = try column.next()
        let proposedAt: Timestamp = try column.next()
        let state: MaliceState = try column.next()
        let version: Int = try column.next()
        let decision = try decision(&column)
        let appealUntil: Timestamp? = try column.next()
        let appealedAt: Timestamp? = try column.next()
        let words: String? = try column.next()
        return Malice(
            report: report,
            taskID: task,
            officerID: officer,
            reason: reason,
            proposedAt: proposedAt,
            state: state,
            version: version,
            decision: decision,
            appealUntil: appealUntil,
            appeal: appealedAt.map { Malice.Appeal(at: $0, words: words ?? "") },
            appealDecision: try self.decision(&column),
            clockwork: try MessageCoding.decode(Clockwork.self, from: try column.next(String.self))
        )
    }

    /// Who, when, why: all of it or nothing.
    private static func decision(_ column: inout ColumnReader) throws -> Malice.Decision? {
        let by: AccountID? = try column.next()
        let at: Timestamp? = try column.next()
        let reason: String? = try column.next()
        guard let by, let at, let reason else { return nil }
        return Malice.Decision(by: by, at: at, reason: reason)
    }
}
