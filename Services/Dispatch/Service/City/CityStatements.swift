import Messaging
import Model
import PostgreSQL

/// The questions to the schema `city`, which this service only reads.
enum CityStatements {
    /// Each category in use with its limits; those that a category does not set are the standard ones.
    static func categories(in database: Database) throws -> [CategoryCode: CategoryRule] {
        let rows = try database.execute(
            """
            SELECT code, name, dispatch_hours, acceptance_hours, rectification_hours, recheck_hours
              FROM city.category_traits
            """
        ).decode((CategoryCode, String, Int32, Int32, Int32, Int32).self)
        return rows.reduce(into: [:]) { rules, row in
            let (code, name, dispatch, acceptance, rectification, recheck) = row
            func hours(_ count: Int32) -> TimeLimits.Hours { .init(normal: Double(count), urgent: Double(count)) }
            var limits = TimeLimits.standard
            limits.dispatch = hours(dispatch)
            limits.acceptance = hours(acceptance)
            limits.rectification = hours(rectification)
            limits.recheck = hours(recheck)
            rules[code] = CategoryRule(name: name, limits: limits)
        }
    }

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
