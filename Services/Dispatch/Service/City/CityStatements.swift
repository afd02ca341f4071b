import Messaging
import Model
import PostgreSQL

/// The questions to the schema `city`, which this service only reads.
enum CityStatements {
    /// Every department that works, with its level.
    static func departments(in database: Database) throws -> [DepartmentCode: DepartmentLevel] {
        try database.execute("SELECT code, level FROM city.department WHERE is_active")
            .decode((DepartmentCode, String).self)
            .reduce(into: [:]) { $0[$1.0] = DepartmentLevel(rawValue: $1.1) }
    }

    /// The places for which exactly one department comes into question.
    static func automaticRoutes(
        _ places: [CityDirectory.Place],
        in database: Database
    ) throws -> [CityDirectory.Place: DepartmentCode] {
        let rows = try database.execute(
            """
            SELECT place.category, place.village, route.department_code
              FROM unnest(\(places.map(\.category)), \(places.map(\.village))) AS place (category, village)
             CROSS JOIN LATERAL city.route(place.category, place.village, left(place.village, 9)) AS route
             WHERE route.is_automatic
            """
        ).decode((CategoryCode, VillageCode, DepartmentCode).self)
        return rows.reduce(into: [:]) { $0[CityDirectory.Place(category: $1.0, village: $1.1)] = $1.2 }
    }
}
