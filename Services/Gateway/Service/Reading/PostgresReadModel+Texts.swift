import Messaging
import Model
import PostgreSQL

extension PostgresReadModel {
    package func heldTexts(for viewer: Viewer) async throws -> HeldTextList {
        let own: SQL
        switch (viewer.role, viewer.scope) {
        case (.cityAdmin, _): own = "true"
        case (.townCentre, .town(let town)): own = "town_code = \(town)"
        default: return HeldTextList(items: [])
        }
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT report_id, town_code, category_code, words, changed_at, version
                  FROM read.held_text
                 WHERE \(own)
                 ORDER BY changed_at, report_id
                 LIMIT 200
                """
            ).decode((ReportID, TownCode, CategoryCode, String, Timestamp, Int64).self)
        }
        return HeldTextList(
            items: rows.map {
                HeldText(
                    reportId: $0.0,
                    townCode: $0.1,
                    categoryCode: $0.2,
                    text: $0.3,
                    since: $0.4,
                    version: Int($0.5)
                )
            }
        )
    }
}
