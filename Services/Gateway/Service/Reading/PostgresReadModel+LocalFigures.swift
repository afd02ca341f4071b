import City
import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func areaFigures(
        _ division: FigureDivision,
        of span: FigureSpan,
        in town: TownCode?,
        for viewer: Viewer
    ) async throws -> AreaFigureList {
        guard let place = Self.place(town, of: viewer) else { return AreaFigureList(items: []) }
        let town = place.town
        return try await pool.autocommit { database in
            func read(_ key: SQL, names: SQL) throws -> AreaFigureList {
                let figures = try FigureReading.read(
                    division.subject,
                    by: key,
                    code: division.category?.rawValue,
                    in: town,
                    of: span,
                    in: database
                )
                let known = Dictionary(try database.execute(names).decode((String, String).self)) { first, _ in first }
                return AreaFigureList(items: figures.keys.map { AreaFigure($0, name: known[$0] ?? "", figures) })
            }
            switch division {
            case .villages:
                return try read(
                    "left(code, 12)",
                    names: "SELECT code, name FROM city.village WHERE \(town)::text IS NULL OR town_code = \(town)"
                )
            case .cells:
                return try read(
                    "code",
                    names: "SELECT code, name FROM city.cell WHERE \(town)::text IS NULL OR town_code = \(town)"
                )
            case .categories: return try read("code", names: "SELECT code, name FROM city.category")
            case .topic: return try read("town_code", names: "SELECT code, name FROM city.town")
            }
        }
    }

    package func officerFigures(
        of span: FigureSpan,
        in town: TownCode?,
        for viewer: Viewer
    ) async throws -> OfficerFigureList {
        guard let place = Self.place(town, of: viewer) else { return OfficerFigureList(items: []) }
        return try await pool.autocommit { database in
            let figures = try FigureReading.read(.officer, by: "code", in: place.town, of: span, in: database)
            let officers = try database.execute(
                "SELECT id, name, village_code FROM city.officer WHERE id = ANY (\(figures.keys)::uuid[])"
            ).decode((OfficerID, String, VillageCode).self)
            let known = Dictionary(officers.map { ($0.0, ($0.1, $0.2)) }) { first, _ in first }
            return OfficerFigureList(
                items: figures.keys.compactMap { key in
                    OfficerID(key).map { OfficerFigure($0, name: known[$0]?.0, village: known[$0]?.1, figures, key) }
                }
            )
        }
    }

    /// A town, or the whole city.
    private struct Place {
        let town: TownCode?
    }

    /// The place whose figures are read; nothing where they are not the viewer's.
    private static func place(_ town: TownCode?, of viewer: Viewer) -> Place? {
        switch viewer.scope {
        case .city: Place(town: town)
        case .town(let own): town == nil || town == own ? Place(town: own) : nil
        default: nil
        }
    }
}

extension AreaFigure {
    fileprivate init(_ key: String, name: String, _ figures: FigureReading) {
        func count(_ figure: Figure) -> Int { figures.count(figure, of: key) }
        self.init(
            code: key,
            name: name,
            registered: count(.registered),
            patrol: count(.patrol),
            recurred: count(.recurred),
            verificationDue: count(.verificationDue),
            verified: count(.verified),
            verifiedInTime: count(.verifiedInTime),
            verificationOnTimeRate: FigureReading.percent(count(.verifiedInTime), of: count(.verificationDue)),
            confirmed: count(.confirmed),
            resolvedOnSite: count(.resolvedOnSite),
            unfounded: count(.unfounded),
            malicious: max(0, count(.malicious)),
            closingDue: count(.closingDue),
            closed: count(.closed),
            closedInTime: count(.closedInTime),
            closingOnTimeRate: FigureReading.percent(count(.closedInTime), of: count(.closingDue)),
            reopened: count(.reopened),
            overdue: count(.overdue)
        )
    }
}

extension OfficerFigure {
    fileprivate init(_ id: OfficerID, name: String?, village: VillageCode?, _ figures: FigureReading, _ key: String) {
        func count(_ figure: Figure) -> Int { figures.count(figure, of: key) }
        self.init(
            officerId: id,
            name: name ?? "",
            villageCode: village,
            assigned: count(.assigned),
            verified: count(.verified),
            verifiedInTime: count(.verifiedInTime),
            onTimeRate: FigureReading.percent(count(.verifiedInTime), of: count(.verified)),
            confirmed: count(.confirmed),
            resolvedOnSite: count(.resolvedOnSite),
            unfounded: count(.unfounded),
            remote: count(.remote),
            rechecked: count(.rechecked),
            recheckFailed: count(.recheckFailed),
            sampleChecked: count(.sampleChecked),
            sampleFailed: count(.sampleFailed)
        )
    }
}
