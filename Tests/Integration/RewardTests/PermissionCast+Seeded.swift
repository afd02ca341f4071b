import Model
import PostgreSQL
import Testing

extension PermissionCast {
    /// People of two towns of the seeded city.
    static func seeded(_ pool: PostgresPool, number: Int = 0) async throws -> PermissionCast {
        let (cell, other, category) = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT cell.code, other.code, (SELECT min(code) FROM city.category)
                  FROM city.cell
                  JOIN city.cell AS other ON other.town_code <> cell.town_code
                 ORDER BY cell.code, other.code
                 LIMIT 1
                """
            ).decodeOne((GridCode, GridCode, CategoryCode).self)
        }
        return PermissionCast(
            cell: cell,
            pin: try #require(Coordinate<WGS84>(longitude: 113.87, latitude: 23.06)),
            category: category,
            department: DepartmentCode(village: cell.village, kind: .committee),
            otherDepartment: DepartmentCode(village: other.village, kind: .committee),
            otherCell: other,
            number: number
        )
    }
}
