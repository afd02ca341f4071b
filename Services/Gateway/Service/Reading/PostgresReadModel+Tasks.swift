import Messaging
package import Model
import PostgreSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension PostgresReadModel {
    package func tasks(for viewer: Viewer, status: TaskListStatus, page: Page) async throws -> TaskPage {
        guard let own = status == .offered ? Self.offers(to: viewer) : Self.taskScope(of: viewer) else {
            return TaskPage(items: [], next: nil)
        }
        let condition: SQL = status == .concluded ? Self.ended : Self.open
        return try await pool.autocommit { database in
            let rows = try TaskRow.read(
                """
                WHERE \(own) AND \(condition) \(page.continuation("assigned_at", "task_id"))
                ORDER BY assigned_at DESC, task_id DESC
                LIMIT \(page.limit + 1)
                """,
                in: database
            )
            return TaskPage(
                items: Array(rows.prefix(page.limit)),
                next: page.next(rows) { Page.Place(at: $0.openedAt, id: $0.id.uuid) }
            )
        }
    }

    package func task(_ id: TaskID, for viewer: Viewer) async throws -> TaskAnswer? {
        guard let own = Self.taskScope(of: viewer) else { return nil }
        return try await pool.autocommit { database in
            let offered = Self.offers(to: viewer) ?? "false"
            let mine: SQL = "task_id = \(id) AND (\(own) OR \(offered))"
            guard let item = try TaskRow.read("WHERE \(mine)", in: database).first else {
                return nil
            }
            let report = try database.execute(
                "SELECT words, landmark, photos, followers FROM read.task_report WHERE report_id = \(item.reportId)"
            ).decodeFirst((String, String?, JSON, Int32).self)
            let relative = try database.execute(
                """
                SELECT relative.name IS NOT NULL OR relative.phone IS NOT NULL, task.officer_id = \(viewer.account)
                  FROM read.task
                  JOIN read.relative USING (report_id)
                 WHERE task.task_id = \(id)
                """
            ).decodeFirst((Bool, Bool).self)
            let question = try database.execute(
                """
                SELECT words, answer FROM read.question WHERE report_id = \(item.reportId) ORDER BY asked_at DESC LIMIT 1
                """
            ).decodeFirst((String, String?).self)
            let assistance = try AssistanceRow.read("WHERE task_id = \(id) ORDER BY number", in: database)
            let entries = try JournalReading.entries(of: item.reportId, in: database)
            let registered = entries.lazy.compactMap { $0.body as? ReportRegistered }.first
            return TaskAnswer(
                task: item,
                text: report?.0 ?? "",
                landmark: report?.1,
                photos: try report.map { try PhotoList.decode($0.2).map(\.id) } ?? [],
                isOnBehalf: relative != nil,
                canReadRelative: relative.map { $0.0 && $0.1 } == true
                    && RelativeAnswer.refusal(of: item.kind, in: item.state) == nil,
                mayProposeMalice: item.kind == .first && registered?.report.mayBeMalicious == true,
                question: question?.0,
                answer: question?.1,
                assistance: assistance,
                possibleDuplicates: registered?.possibleDuplicates ?? [],
                isMergedByCentre: entries.lazy.compactMap { $0.body as? ReportVerified }.last?.mergedBy != nil,
                recursFrom: registered?.recurrence?.earlierID,
                followers: report.map { Int($0.3) } ?? 0,
                timeline: StaffTimeline.full(entries)
            )
        }
    }

    /// Word for word the conditions of the partial indices: any other form reads the whole table.
    private static let open: SQL = "state IN ('assigned', 'claimed', 'arrived', 'asking')"
    private static let ended: SQL = "ended_at IS NOT NULL"

    /// What colleagues offer to an officer; in a centre's town whatever is offered.
    private static func offers(to viewer: Viewer) -> SQL? {
        switch (viewer.role, viewer.scope) {
        case (.gridOfficer, _): "offered_to = \(viewer.account)"
        case (.townCentre, .town(let town)): "offered_to IS NOT NULL AND town_code = \(town)"
        default: nil
        }
    }

    /// An officer's own tasks; the tasks of a centre's town.
    private static func taskScope(of viewer: Viewer) -> SQL? {
        switch (viewer.role, viewer.scope) {
        case (.gridOfficer, _): "officer_id = \(viewer.account)"
        case (.townCentre, .town(let town)): "town_code = \(town)"
        default: nil
        }
    }
}
