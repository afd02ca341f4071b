import Messaging
import Model
package import PostgreSQL

extension CityReference {
    /// Reads officers, cells and categories: some ten thousand rows, tens of milliseconds.
    package static func load(in database: Database) throws -> CityReference {
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
        let rules = try rules(in: database)
        return CityReference(
            roster: OfficerRoster(officers: officers, cells: cells),
            categories: Dictionary(rules.map { ($0.traits.code, $0.traits) }) { first, _ in first },
            limits: Dictionary(rules.map { ($0.traits.code, $0.limits) }) { first, _ in first }
        )
    }

    private static func rules(in database: Database) throws -> [(traits: CategoryTraits, limits: TimeLimits)] {
        try database.execute(
            """
            SELECT code, name, english_name, department_kind, urgency, is_public, is_private, is_emergency, is_crime_tip,
                   needs_conclusion, points::bigint, red_packet_fen::bigint, verification_hours, dispatch_hours,
                   acceptance_hours, rectification_hours, recheck_hours
              FROM city.category_traits
            """
        ).map { row in
            var column = ColumnReader(row)
            let code: CategoryCode = try column.next()
            let name = Words(zh: try column.next(), en: try column.next())
            let kind: DepartmentKind = try column.next()
            let urgency: Urgency = try column.next()
            let isPublic: Bool = try column.next()
            let isPrivate: Bool = try column.next()
            let isEmergency: Bool = try column.next()
            let isCrimeTip: Bool = try column.next()
            let needsConclusion: Bool = try column.next()
            let points: Points = try column.next()
            let redPacket: Fen = try column.next()
            var limits = TimeLimits.standard
            for stage in [TimeLimitStage.verification, .dispatch, .acceptance, .rectification, .recheck] {
                let hours = Double(try column.next(Int.self))
                limits[stage] = TimeLimits.Hours(normal: hours, urgent: hours)
            }
            let traits = CategoryTraits(
                code: code,
                name: name,
                urgency: urgency,
                isEmergency: isEmergency,
                isCrimeTip: isCrimeTip,
                isPublic: isPublic,
                isPrivate: isPrivate,
                needsConclusion: needsConclusion,
                departmentKind: kind,
                points: points,
                redPacket: redPacket.amount == 0 ? nil : redPacket
            )
            return (traits, limits)
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
