import Model
import PostgreSQL

extension PostgresReadModel {
    package func overview(for viewer: Viewer) async throws -> OverviewAnswer {
        try await figures(Self.areaScope(of: viewer) ?? "false")
    }

    /// Out of what the services counted; as fast for a million reports as for none.
    /// - Parameter own: which towns are counted.
    func figures(_ own: SQL) async throws -> OverviewAnswer {
        try await pool.autocommit { database in
            let figures = try FigureReading.read(
                by: "town_code",
                where: "department_code = '' AND \(own)",
                of: nil,
                in: database
            )
            let late = Dictionary(
                try database.execute("SELECT town_code, count FROM read.overdue_now WHERE \(own)")
                    .decode((TownCode, Int64).self)
            ) { first, _ in first }
            let now = try database.execute("SELECT clock.now()").decodeOne(Timestamp.self)
            return OverviewAnswer(
                towns: figures.keys.compactMap { key in
                    guard let town = TownCode(rawValue: key) else { return nil }
                    func count(_ figure: Figure) -> Int { figures.count(figure, of: key) }
                    return TownFigures(
                        townCode: town,
                        received: count(.received),
                        registered: count(.registered),
                        verified: count(.verified),
                        confirmed: count(.confirmed),
                        resolvedOnSite: count(.resolvedOnSite),
                        dispatched: count(.dispatched),
                        closed: max(0, count(.closed) - count(.reopened)),
                        overdueNow: Int(late[town] ?? 0)
                    )
                },
                at: now
            )
        }
    }
}
