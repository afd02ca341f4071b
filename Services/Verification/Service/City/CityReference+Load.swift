import Messaging
import Model
import PostgreSQL

extension CityReference {
    /// Reads officers and their cells: some ten thousand rows, tens of milliseconds.
    static func load(
        areas: AreaRevision,
        categories: [CategoryCode: CategoryTraits],
        limits: LimitPolicies,
        in database: Database
    ) throws -> CityReference {
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
            areas: areas,
            roster: OfficerRoster(officers: officers, cells: cells),
            categories: categories,
            limits: limits
        )
    }

    /// Those of these departments that there are and that work.
    static func departments(_ codes: [DepartmentCode], in database: Database) throws -> Set<DepartmentCode> {
        guard !codes.isEmpty else { return [] }
        return Set(
            try database.execute("SELECT code FROM city.department WHERE code = ANY (\(codes)) AND is_active")
                .decode(DepartmentCode.self)
        )
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
