import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func malice(isOpen: Bool, for viewer: Viewer) async throws -> MaliceList {
        guard let own = Self.maliceScope(of: viewer) else { return MaliceList(items: []) }
        // Whatever waits for the city stands before what waits for the centres.
        let first: SQL = viewer.role == .cityAdmin ? "(state = 'appealed') DESC," : ""
        let which: SQL =
            isOpen
            ? "state IN ('proposed', 'appealed') ORDER BY \(first) due_at, report_id"
            : "state NOT IN ('proposed', 'appealed') ORDER BY proposed_at DESC, report_id"
        return try await pool.autocommit { database in
            MaliceList(items: try Self.maliceItems("\(own) AND \(which) LIMIT 200", for: viewer, in: database))
        }
    }

    package func malice(of report: ReportID, for viewer: Viewer) async throws -> MaliceMatter? {
        guard let own = Self.maliceScope(of: viewer) else { return nil }
        return try await pool.autocommit { database in
            let items = try Self.maliceItems("report_id = \(report) AND \(own)", for: viewer, in: database)
            guard let item = items.first else { return nil }
            let matter = try database.execute(
                "SELECT words, finding_words FROM read.malice_matter WHERE report_id = \(report)"
            ).decodeFirst((String, String?).self)
            let said = try database.execute(
                """
                SELECT decided_at, decision_reason, appeal_until, appealed_at, appeal_words, appeal_decided_at, appeal_reason
                  FROM read.malice
                 WHERE report_id = \(report)
                """
            ).decodeFirst(
                (Timestamp?, String?, Timestamp?, Timestamp?, String?, Timestamp?, String?).self
            )
            // Whoever has nothing to decide yet has no need of a reporter's words.
            let mayRead = viewer.role != .cityAdmin || said?.3 != nil
            return MaliceMatter(
                item: item,
                text: mayRead ? matter?.0 : nil,
                finding: matter?.1 ?? "",
                decidedAt: said?.0,
                decisionReason: said?.1,
                appealUntil: said?.2,
                appealedAt: said?.3,
                appealText: said?.4,
                appealDecidedAt: said?.5,
                appealReason: said?.6
            )
        }
    }

    /// What its reporter may know; nil for everybody else, and before it was found.
    static func malice(
        of report: ReportID,
        for citizen: CitizenID,
        in database: Database
    ) throws -> MaliceNote? {
        try database.execute(
            """
            SELECT state, version, decided_at, decision_reason, appeal_until, state = 'found' AND appeal_until >= clock.now(),
                   appeal_words, appeal_reason, paused_until
              FROM read.own_malice
             WHERE report_id = \(report) AND citizen_id = \(citizen)
            """
        ).decodeFirst(
            (
                MaliceState, Int64, Timestamp?, String?, Timestamp?, Bool?, String?, String?, Timestamp?
            ).self
        ).map { row in
            MaliceNote(
                state: row.0,
                words: WordsAnswer(row.0.reporterWords),
                version: Int(row.1),
                decidedAt: row.2,
                reason: row.3,
                canAppeal: row.5 ?? false,
                appealUntil: row.4,
                appealText: row.6,
                appealReason: row.7,
                pausedUntil: row.8
            )
        }
    }

    private static func maliceItems(
        _ condition: SQL,
        for viewer: Viewer,
        in database: Database
    ) throws -> [MaliceItem] {
        try database.execute(
            """
            SELECT report_id, town_code, category_code, task_id, state, version, reason, proposed_at, due_at, decided_by
              FROM read.malice
             WHERE \(condition)
            """
        ).decode(
            (
                ReportID, TownCode, CategoryCode, TaskID, MaliceState, Int64, String, Timestamp, Timestamp?,
                AccountID?
            ).self
        ).map { row in
            MaliceItem(
                reportId: row.0,
                townCode: row.1,
                categoryCode: row.2,
                taskId: row.3,
                state: row.4,
                words: WordsAnswer(row.4.words),
                version: Int(row.5),
                reason: row.6,
                proposedAt: row.7,
                dueAt: row.8,
                isMine: waits(row.4, decidedBy: row.9, for: viewer)
            )
        }
    }

    /// Whether this person may decide now: the centre on a proposal, the city on an appeal against another's decision.
    private static func waits(_ state: MaliceState, decidedBy: AccountID?, for viewer: Viewer) -> Bool {
        switch (state, viewer.role) {
        case (.proposed, .townCentre): true
        case (.appealed, .cityAdmin): decidedBy != viewer.account
        default: false
        }
    }

    /// An officer's own, a centre's town, all for the city; nobody else's business.
    private static func maliceScope(of viewer: Viewer) -> SQL? {
        switch (viewer.role, viewer.scope) {
        case (.gridOfficer, _): "officer_id = \(viewer.account)"
        case (.townCentre, .town(let town)): "town_code = \(town)"
        case (.cityAdmin, _): "true"
        default: nil
        }
    }
}
