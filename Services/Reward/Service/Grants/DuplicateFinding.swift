import Messaging
import Model
import PostgreSQL

/// The findings of duplicates as far as this service has heard of them: one that was taken back decides nothing, in
/// whichever order, and however much at once, the two are heard.
enum DuplicateFinding {
    /// Enters findings, waiting for whoever enters the same.
    /// - Returns: which of them were taken back.
    static func enter(
        _ findings: [(report: ReportID, task: TaskID)],
        in database: Database
    ) throws -> Set<TaskID> {
        guard !findings.isEmpty else { return [] }
        try database.execute(
            """
            INSERT INTO reward.duplicate_finding (report_id, task_id, is_taken_back)
            SELECT DISTINCT report_id, task_id, false
              FROM unnest(\(findings.map(\.report)), \(findings.map(\.task))) AS given (report_id, task_id)
             ORDER BY report_id, task_id
            ON CONFLICT DO NOTHING
            """
        )
        return Set(
            try database.execute(
                """
                SELECT task_id
                  FROM reward.duplicate_finding
                  JOIN unnest(\(findings.map(\.report)), \(findings.map(\.task))) AS given (report_id, task_id)
                       USING (report_id, task_id)
                 WHERE is_taken_back
                """
            ).decode(TaskID.self)
        )
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
