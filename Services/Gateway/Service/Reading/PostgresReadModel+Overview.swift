import City
import Messaging
import Model
import PostgreSQL

extension PostgresReadModel {
    package func overview(for viewer: Viewer) async throws -> OverviewAnswer {
        try await figures(Self.areaScope(of: viewer) ?? "false")
    }

    /// Out of what the services counted; as fast for a million reports as for none. Without durations.
    /// - Parameter own: which towns are counted.
    func figures(_ own: SQL) async throws -> OverviewAnswer {
        try await pool.autocommit { database in
            let figures = try FigureReading.read(
                by: "town_code",
                where: "department_code = '' AND \(own)",
                of: .all,
                in: database
            )
            let overdue = try Self.overdueNow(own, in: database)
            let residents = try Self.residents(in: database)
            let now = try database.execute("SELECT clock.now()").decodeOne(Timestamp.self)
            return OverviewAnswer(
                towns: figures.keys.compactMap { key in
                    TownFigure(key, figures, DurationReading(), overdueNow: overdue, residents: residents)
                },
                at: now
            )
        }
    }

    /// What is past a limit and still open, by town.
    static func overdueNow(_ own: SQL, in database: Database) throws -> [TownCode: Int] {
        let rows = try database.execute("SELECT town_code, count FROM read.overdue_now WHERE \(own)")
            .decode((TownCode, Int64).self)
        return Dictionary(rows.map { ($0.0, Int($0.1)) }) { first, _ in first }
    }

    /// Residents by town, where the census tells them.
    static func residents(in database: Database) throws -> [TownCode: Int] {
        let rows = try database.execute("SELECT code, population FROM city.town WHERE population IS NOT NULL")
            .decode((TownCode, Int32).self)
        return Dictionary(rows.map { ($0.0, Int($0.1)) }) { first, _ in first }
    }
}
