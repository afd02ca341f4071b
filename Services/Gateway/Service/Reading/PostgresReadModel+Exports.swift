import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func exportedCases(
        for viewer: Viewer,
        state: CaseStateName?,
        page: Page
    ) async throws -> [ExportedCase] {
        guard let own = Self.caseScope(of: viewer) else { return [] }
        return try await pool.autocommit { database in
            try database.execute(
                """
                SELECT case_id, report_id, state, town_code, village_code, grid_code, category_code, urgency, department_code,
                       opened_at, due_at, closed_at, is_overdue, round, returns, officer_words
                  FROM read.exported_case
                 WHERE \(own) \(Self.inState(state)) \(page.continuation("opened_at", "case_id"))
                 ORDER BY opened_at DESC, case_id DESC
                 LIMIT \(page.limit)
                """
            ).decode(
                (
                    CaseID, ReportID, String, TownCode, VillageCode, GridCode, CategoryCode, Urgency, DepartmentCode?,
                    Timestamp, Timestamp?, Timestamp?, Bool, Int32, Int32, String?
                ).self
            ).map { row in
                ExportedCase(
                    id: row.0,
                    reportID: row.1,
                    state: row.2,
                    town: row.3,
                    village: row.4,
                    cell: row.5,
                    category: row.6,
                    urgency: row.7,
                    department: row.8,
                    openedAt: row.9,
                    dueAt: row.10,
                    closedAt: row.11,
                    isOverdue: row.12,
                    round: Int(row.13),
                    returns: Int(row.14),
                    officerWords: row.15
                )
            }
        }
    }

    package func areaNames() async throws -> [String: String] {
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT code, name FROM city.town
                UNION ALL SELECT code, name FROM city.village
                UNION ALL SELECT code, name FROM city.department
                """
            ).decode((String, String).self)
        }
        return Dictionary(rows) { first, _ in first }
    }
}
