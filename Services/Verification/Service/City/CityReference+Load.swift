import Messaging
import Model
import PostgreSQL

extension CityReference {
    /// Reads officers, cells and time limits: some ten thousand rows, tens of milliseconds.
    static func load(categories: [CategoryCode: CategoryTraits], in database: Database) throws -> CityReference {
        let officers = try database.execute(
            """
            SELECT id, village_code
              FROM city.officer
             WHERE is_active
             ORDER BY id
            """
        ).decode((OfficerID, VillageCode).self).map { OfficerRoster.Officer(id: $0, village: $1) }
        let duties = try database.execute(
            """
            SELECT officer_cell.cell_code, officer_cell.officer_id
              FROM city.officer_cell
              JOIN city.officer ON officer.id = officer_cell.officer_id
             WHERE officer.is_active
             ORDER BY officer_cell.cell_code, officer_cell.rank
            """
        ).decode((GridCode, OfficerID).self)
        let cells = Dictionary(grouping: duties, by: \.0).mapValues { $0.map(\.1) }
        return CityReference(
            roster: OfficerRoster(officers: officers, cells: cells),
            categories: categories,
            limits: try limits(in: database)
        )
    }

    /// The limits of each category; what a category does not name (answer, appeal, overall) is the standard one.
    private static func limits(in database: Database) throws -> [CategoryCode: TimeLimits] {
        let rows = try database.execute(
            """
            SELECT code, verification_hours, dispatch_hours, acceptance_hours, rectification_hours, recheck_hours
              FROM city.category_traits
            """
        ).decode((CategoryCode, Int, Int, Int, Int, Int).self)
        return rows.reduce(into: [:]) { limits, row in
            func both(_ hours: Int) -> TimeLimits.Hours { .init(normal: Double(hours), urgent: Double(hours)) }
            var own = TimeLimits.standard
            own.verification = both(row.1)
            own.dispatch = both(row.2)
            own.acceptance = both(row.3)
            own.rectification = both(row.4)
            own.recheck = both(row.5)
            limits[row.0] = own
        }
    }

    /// The cells of places (WGS-84); nil for a place outside the city.
    static func cells(of pins: [Coordinate<WGS84>], in database: Database) throws -> [GridCode?] {
        guard !pins.isEmpty else { return [] }
        var cells = [GridCode?](repeating: nil, count: pins.count)
        let found = try database.execute(
            """
            SELECT ordinal, cell_code
              FROM city.locate(\(pins.map(\.longitude)), \(pins.map(\.latitude)))
             WHERE cell_code IS NOT NULL
            """
        ).decode((Int, GridCode).self)
        for (ordinal, cell) in found where cells.indices.contains(ordinal - 1) { cells[ordinal - 1] = cell }
        return cells
    }
}
