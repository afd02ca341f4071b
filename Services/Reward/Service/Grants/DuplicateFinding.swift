import Messaging
import Model
import PostgreSQL

/// The findings of duplicates as far as this service has heard of them: one that was taken back decides nothing, in
/// whichever order, and however much at once, the two are heard.
enum DuplicateFinding {
    /// Enters findings, waiting for whoever enters the same.
    /// - Returns: which of them were taken back.
    static func enter(
        _ findings: [(report: ReportID, task: TaskID, original: ReportID?)],
        in database: Database
    ) throws -> Set<TaskID> {
        guard !findings.isEmpty else { return [] }
        // An update that changes nothing waits for the entry of another, and tells how it stands.
        let rows = try database.execute(
            """
            INSERT INTO reward.duplicate_finding AS known (report_id, task_id, is_taken_back, original_id)
            SELECT DISTINCT ON (report_id, task_id) report_id, task_id, false, original_id
              FROM unnest(\(findings.map(\.report)), \(findings.map(\.task)), \(findings.map(\.original)))
                AS given (report_id, task_id, original_id)
             ORDER BY report_id, task_id
            ON CONFLICT (report_id, task_id) DO UPDATE SET is_taken_back = known.is_taken_back
            RETURNING task_id, is_taken_back
            """
        ).decode((TaskID, Bool).self)
        return Set(rows.filter(\.1).map(\.0))
    }

    static func takeBack(_ findings: [(report: ReportID, task: TaskID)], in database: Database) throws {
        guard !findings.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO reward.duplicate_finding (report_id, task_id, is_taken_back)
            SELECT DISTINCT report_id, task_id, true
              FROM unnest(\(findings.map(\.report)), \(findings.map(\.task))) AS given (report_id, task_id)
             ORDER BY report_id, task_id
            ON CONFLICT (report_id, task_id) DO UPDATE SET is_taken_back = true
            """
        )
    }
}
