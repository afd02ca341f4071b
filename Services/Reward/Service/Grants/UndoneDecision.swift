import Messaging
import Model
import PostgreSQL

/// A decision that followed from a finding which was taken back: its points go back, the report may be decided anew.
///
/// Only a duplicate's can be undone: it never brought cash.
struct UndoneDecision: Sendable {
    let report: ReportID
    let task: TaskID
    let citizen: CitizenID
    let points: Points

    /// Undoes what follows from these findings.
    static func undo(
        _ findings: [(report: ReportID, task: TaskID)],
        at now: Timestamp,
        in database: Database
    ) throws -> [UndoneDecision] {
        guard !findings.isEmpty else { return [] }
        return try undo(
            """
            USING unnest(\(findings.map(\.report)), \(findings.map(\.task))) AS given (report_id, task_id)
            WHERE decision.report_id = given.report_id AND decision.task_id = given.task_id
            """,
            at: now,
            in: database
        )
    }

    /// Undoes what follows from an earlier finding of another verification than these: they are the last word.
    static func undo(
        before findings: [ReportVerified],
        at now: Timestamp,
        in database: Database
    ) throws -> [UndoneDecision] {
        guard !findings.isEmpty else { return [] }
        return try undo(
            """
            USING unnest(\(findings.map(\.report.id)), \(findings.map(\.taskID)), \(findings.map(\.at)))
               AS given (report_id, task_id, at)
            WHERE decision.report_id = given.report_id AND decision.task_id <> given.task_id
              AND decision.found_at < given.at
            """,
            at: now,
            in: database
        )
    }

    private static func undo(_ condition: SQL, at now: Timestamp, in database: Database) throws -> [UndoneDecision] {
        try database.execute(
            """
            WITH gone AS (
                DELETE FROM reward.decision \(condition) AND decision.finding = 'duplicate' AND decision.fen = 0
                RETURNING decision.report_id, decision.task_id, citizen_id, points, decided_at
            )
            INSERT INTO reward.undone_decision (report_id, task_id, citizen_id, points, decided_at, undone_at)
            SELECT report_id, task_id, citizen_id, points, decided_at, \(now)
              FROM gone
             WHERE citizen_id IS NOT NULL
            RETURNING report_id, task_id, citizen_id, points
            """
        ).decode((ReportID, TaskID, CitizenID, Points).self).map {
            UndoneDecision(report: $0, task: $1, citizen: $2, points: $3)
        }
    }
}
