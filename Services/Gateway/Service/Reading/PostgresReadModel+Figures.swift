import City
import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func townFigures(of span: FigureSpan, for viewer: Viewer) async throws -> TownFigureList {
        let own: SQL
        switch viewer.scope {
        case .city: own = "department_code = ''"
        case .town(let town): own = "department_code = '' AND town_code = \(town)"
        default: return TownFigureList(items: [])
        }
        return try await pool.autocommit { database in
            let figures = try FigureReading.read(by: "town_code", where: own, of: span, in: database)
            let durations = try DurationReading.read(
                of: [.verification, .closing],
                by: "town_code",
                where: own,
                in: span,
                from: database
            )
            let overdue = try Self.overdueNow(Self.areaScope(of: viewer) ?? "false", in: database)
            let residents = try Self.residents(in: database)
            return TownFigureList(
                items: figures.keys.compactMap { key in
                    TownFigure(key, figures, durations, overdueNow: overdue, residents: residents)
                }
            )
        }
    }

    package func total(of span: FigureSpan, for viewer: Viewer) async throws -> FigureTotal {
        let area = Self.areaScope(of: viewer) ?? "false"
        let own: SQL = "department_code = '' AND \(area)"
        return try await pool.autocommit { database in
            FigureTotal(
                figures: try FigureReading.read(by: "''", where: own, of: span, in: database),
                durations: try DurationReading.read(
                    of: DurationStage.allCases,
                    by: "''",
                    where: own,
                    in: span,
                    from: database
                ),
                overdueNow: try Self.overdueNow(area, in: database).values.reduce(0, +)
            )
        }
    }

    package func departmentFigures(
        of span: FigureSpan,
        in town: TownCode?,
        for viewer: Viewer
    ) async throws -> DepartmentFigureList {
        let own: SQL
        switch viewer.scope {
        case .city: own = "department_code <> ''"
        case .town(let town): own = "department_code <> '' AND town_code = \(town)"
        case .department(let code): own = "department_code = \(code)"
        default: return DepartmentFigureList(items: [])
        }
        let place: SQL = town.map { "town_code = \($0)" } ?? "true"
        let isTimed = town != nil || viewer.scope != .city
        return try await pool.autocommit { database in
            let condition: SQL = "\(own) AND \(place)"
            let figures = try FigureReading.read(by: "department_code", where: condition, of: span, in: database)
            let durations =
                isTimed
                ? try DurationReading.read(
                    of: [.acceptance, .rectification],
                    by: "department_code",
                    where: condition,
                    in: span,
                    from: database
                )
                : DurationReading()
            return DepartmentFigureList(items: figures.keys.compactMap { DepartmentFigure($0, figures, durations) })
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
