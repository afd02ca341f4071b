import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    /// A photo is read in the context of a report: whoever may see the report may see the photos that belong to what
    /// they see of it. The journal knows them all, under the report's index.
    package func mayRead(_ photo: PhotoID, of report: ReportID, _ viewer: Viewer) async throws -> Bool {
        guard let access = Self.access(of: viewer, to: report) else { return false }
        return try await pool.autocommit { database in
            try database.execute(
                """
                SELECT 1
                  FROM journal.message
                 WHERE subject = \(report.description) AND position(\(photo.rawValue) IN body) > 0
                   AND (\(access.types)::text[] IS NULL OR type = ANY (\(access.types)::text[]))
                   AND \(access.condition)
                 LIMIT 1
                """
            ).count == 1
        }
    }

    /// - Returns: the message types whose photos are shown (nothing: all), and whether the report is the viewer's matter.
    private static func access(of viewer: Viewer, to report: ReportID) -> (types: [String]?, condition: SQL)? {
        switch (viewer.role, viewer.scope) {
        case (.citizen, _):
            (nil, "EXISTS (SELECT 1 FROM read.report WHERE id = \(report) AND citizen_id = \(viewer.account))")
        case (.gridOfficer, _):
            (
                nil,
                """
                EXISTS (SELECT 1 FROM read.task
                         WHERE report_id = \(report) AND \(viewer.account) IN (officer_id, offered_to))
                """
            )
        case (.townCentre, .town(let town)):
            (nil, "EXISTS (SELECT 1 FROM read.task WHERE report_id = \(report) AND town_code = \(town))")
        case (.department, .department(let code)):
            (
                departmentTypes,
                """
                EXISTS (SELECT 1 FROM read.case_file
                         WHERE report_id = \(report) AND (department_code = \(code) OR \(code) = ANY (co_handlers)))
                """
            )
        case (.dutyRoom, .town(let town)):
            (nil, "EXISTS (SELECT 1 FROM read.emergency WHERE report_id = \(report) AND town_code = \(town))")
        case (.cityAdmin, .city):
            (nil, "EXISTS (SELECT 1 FROM read.task WHERE report_id = \(report))")
        case (.systemOperator, _):
            // As a reviewer, while there is something to review: this report, or the one that came with the same photo.
            (
                nil,
                """
                EXISTS (SELECT 1
                          FROM read.payout_review AS review
                          LEFT JOIN read.payout_suspicion AS suspicion USING (report_id)
                         WHERE \(report) IN (review.report_id, suspicion.other_report_id))
                """
            )
        default: nil
        }
    }

    /// The officer's photos and those of the work; never the reporter's own.
    private static let departmentTypes = [
        ReportVerified.type, RecheckPassed.type, RecheckFailed.type, CaseRectified.type, CaseClosed.type,
        CaseProgressNoted.type,
    ].map(\.rawValue)
}
