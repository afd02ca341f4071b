import Messaging
package import Model
import PostgreSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension PostgresReadModel {
    package func cases(
        for viewer: Viewer,
        state: CaseStateName?,
        part: CasePart,
        page: Page
    ) async throws -> CasePage {
        guard let own = part == .lead ? Self.caseScope(of: viewer) : Self.helping(viewer) else {
            return CasePage(items: [], next: nil)
        }
        return try await pool.autocommit { database in
            let rows = try CaseRow.read(
                """
                WHERE \(own) \(Self.inState(state)) \(page.continuation("opened_at", "case_id"))
                ORDER BY opened_at DESC, case_id DESC
                LIMIT \(page.limit + 1)
                """,
                in: database
            )
            return CasePage(
                items: Array(rows.prefix(page.limit)),
                next: page.next(rows) { Page.Place(at: $0.openedAt, id: $0.id.uuid) }
            )
        }
    }

    package func dossier(_ id: CaseID, for viewer: Viewer) async throws -> CaseAnswer? {
        guard let own = Self.caseScope(of: viewer) else { return nil }
        let helping = Self.helping(viewer) ?? "false"
        return try await pool.autocommit { database in
            guard let item = try CaseRow.read("WHERE case_id = \(id) AND (\(own) OR \(helping))", in: database).first
            else {
                return nil
            }
            let finding = try database.execute(
                """
                SELECT words, photos FROM read.finding WHERE report_id = \(item.reportId)
                 ORDER BY recorded_at DESC LIMIT 1
                """
            ).decodeFirst((String, JSON).self)
            let entries = try JournalReading.entries(of: item.reportId, in: database)
            return CaseAnswer(
                summary: item,
                finding: finding?.0 ?? "",
                photos: try finding.map { try PhotoList.decode($0.1).map(\.id) } ?? [],
                timeline: viewer.role == .department ? StaffTimeline.department(entries) : StaffTimeline.full(entries)
            )
        }
    }

    static func inState(_ state: CaseStateName?) -> SQL {
        guard let state else { return "" }
        return "AND state = \(state.rawValue)"
    }

    /// The cases that a department helps with.
    private static func helping(_ viewer: Viewer) -> SQL? {
        guard viewer.role == .department, case .department(let code) = viewer.scope else { return nil }
        return "co_handlers <> '{}' AND co_handlers @> ARRAY[\(code)::text]"
    }

    /// The cases of a centre's town, of the city, or of a department.
    static func caseScope(of viewer: Viewer) -> SQL? {
        switch (viewer.role, viewer.scope) {
        case (.townCentre, .town(let town)): "town_code = \(town)"
        case (.cityAdmin, .city): "true"
        case (.department, .department(let code)): "department_code = \(code)"
        default: nil
        }
    }
}
