import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func townFigures(of month: CivilDay?, for viewer: Viewer) async throws -> TownFigureList {
        let own: SQL
        switch viewer.scope {
        case .city: own = "department_code = ''"
        case .town(let town): own = "department_code = '' AND town_code = \(town)"
        default: return TownFigureList(items: [])
        }
        return try await pool.autocommit { database in
            let figures = try FigureReading.read(by: "town_code", where: own, of: month, in: database)
            return TownFigureList(items: figures.keys.compactMap { TownFigure($0, figures) })
        }
    }

    package func departmentFigures(of month: CivilDay?, for viewer: Viewer) async throws -> DepartmentFigureList {
        let own: SQL
        switch viewer.scope {
        case .city: own = "department_code <> ''"
        case .town(let town): own = "department_code <> '' AND town_code = \(town)"
        case .department(let code): own = "department_code = \(code)"
        default: return DepartmentFigureList(items: [])
        }
        return try await pool.autocommit { database in
            let figures = try FigureReading.read(by: "department_code", where: own, of: month, in: database)
            return DepartmentFigureList(items: figures.keys.compactMap { DepartmentFigure($0, figures) })
        }
    }

    package func register(
        of department: DepartmentCode?,
        for viewer: Viewer,
        page: Page
    ) async throws -> RegisterPage {
        let own: SQL
        switch viewer.scope {
        case .city: own = "true"
        case .town(let town): own = "town_code = \(town)"
        case .department(let code): own = "department_code = \(code)"
        default: return RegisterPage(items: [], next: nil)
        }
        let wanted: SQL = department.map { "department_code = \($0)" } ?? "true"
        return try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT message_id, kind, case_id, town_code, category_code, department_code, reason, until, entered_at
                  FROM read.register_entry
                 WHERE \(own) AND \(wanted) \(page.continuation("entered_at", "message_id"))
                 ORDER BY entered_at DESC, message_id DESC
                 LIMIT \(page.limit + 1)
                """
            ).decode(
                (
                    MessageID, String, CaseID, TownCode, CategoryCode, DepartmentCode?, String?, Timestamp?, Timestamp
                ).self
            )
            return RegisterPage(
                items: rows.prefix(page.limit).map { row in
                    RegisterItem(
                        kind: row.1,
                        caseId: row.2,
                        townCode: row.3,
                        categoryCode: row.4,
                        departmentCode: row.5,
                        reason: row.6,
                        until: row.7,
                        at: row.8
                    )
                },
                next: page.next(rows) { Page.Place(at: $0.8, id: $0.0.uuid) }
            )
        }
    }
}

extension TownFigure {
    fileprivate init?(_ key: String, _ figures: FigureReading) {
        guard let town = TownCode(rawValue: key) else { return nil }
        func count(_ figure: Figure) -> Int { figures.count(figure, of: key) }
        let verification = CompletionFigures(
            due: count(.verificationDue),
            done: count(.verified),
            inTime: count(.verifiedInTime)
        )
        let closing = CompletionFigures(due: count(.closingDue), done: count(.closed), inTime: count(.closedInTime))
        self.init(
            townCode: town,
            registered: count(.registered),
            recurred: count(.recurred),
            recurringPlaces: count(.recurringPlace),
            verificationDue: verification.due,
            verified: verification.done,
            verifiedInTime: verification.inTime,
            verificationRate: verification.completionRate.map { Double($0) / 100 },
            verificationOnTimeRate: verification.onTimeRate.map { Double($0) / 100 },
            confirmed: count(.confirmed),
            resolvedOnSite: count(.resolvedOnSite),
            dispatched: count(.dispatched),
            returned: count(.returned),
            extended: count(.extended),
            suspended: count(.suspended),
            reworked: count(.reworked),
            closingDue: closing.due,
            closed: closing.done,
            closedInTime: closing.inTime,
            closingRate: closing.completionRate.map { Double($0) / 100 },
            closingOnTimeRate: closing.onTimeRate.map { Double($0) / 100 },
            overdue: count(.overdue)
        )
    }
}

extension DepartmentFigure {
    fileprivate init?(_ key: String, _ figures: FigureReading) {
        guard let department = DepartmentCode(rawValue: key) else { return nil }
        func count(_ figure: Figure) -> Int { figures.count(figure, of: key) }
        func rate(_ figure: Figure, of whole: Figure) -> Double? {
            FigureReading.percent(count(figure), of: count(whole))
        }
        self.init(
            departmentCode: department,
            dispatched: count(.dispatched),
            accepted: count(.accepted),
            acceptedBySilence: count(.acceptedBySilence),
            returned: count(.returned),
            returnRate: rate(.returned, of: .dispatched),
            extensionAsked: count(.extensionAsked),
            extended: count(.extended),
            extensionRefused: count(.extensionRefused),
            extensionRate: rate(.extended, of: .dispatched),
            suspended: count(.suspended),
            suspensionRate: rate(.suspended, of: .dispatched),
            rectified: count(.rectified),
            rectifiedInTime: count(.rectifiedInTime),
            onTimeRate: rate(.rectifiedInTime, of: .rectified),
            reworked: count(.reworked),
            reworkRate: rate(.reworked, of: .rectified),
            closed: count(.closed),
            overdue: count(.overdue)
        )
    }
}
