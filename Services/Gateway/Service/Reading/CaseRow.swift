import Messaging
import Model
import PostgreSQL

/// Cases as they stand in lists.
enum CaseRow {
    static func read(_ condition: SQL, in database: Database) throws -> [CaseItem] {
        try database.execute(
            """
            SELECT case_id, state, version, report_id, category_code, urgency, longitude, latitude, accuracy_metres, town_code,
                   grid_code, department_code, opened_at, due_at, warn_at, is_overdue, round, returns,
                   is_extension_asked, co_handlers, member_id, member_name, is_suspension_asked
              FROM read.case_file
            \(condition)
            """
        ).decode(
            (
                CaseID, String, Int64, ReportID, CategoryCode, Urgency, Double, Double, Double?, TownCode, GridCode,
                DepartmentCode?, Timestamp, Timestamp?, Timestamp?, Bool, Int32, Int32, Bool, [DepartmentCode],
                AccountID?, String?, Bool
            ).self
        ).compactMap { row in
            guard let state = CaseStateName(rawValue: row.1) else { return nil }
            return CaseItem(
                id: row.0,
                state: state,
                version: Int(row.2),
                reportId: row.3,
                categoryCode: row.4,
                urgency: row.5,
                place: PlaceAnswer(longitude: row.6, latitude: row.7, system: .wgs84, accuracyMetres: row.8),
                townCode: row.9,
                gridCode: row.10,
                departmentCode: row.11,
                openedAt: row.12,
                dueAt: row.13,
                warnAt: row.14,
                isOverdue: row.15,
                round: Int(row.16),
                returns: Int(row.17),
                isExtensionAsked: row.18,
                isSuspensionAsked: row.22,
                coHandlers: row.19,
                memberId: row.20,
                memberName: row.21
            )
        }
    }
}
