import Messaging
import Model
import PostgreSQL
import Testing

/// A cell of the seeded city with its officer and a category that goes to the village's committee or a department.
struct Cell: Sendable {
    let code: GridCode
    let longitude: Double
    let latitude: Double
    let officer: AccountID

    var position: String {
        #"{"longitude":\#(longitude),"latitude":\#(latitude),"system":"wgs84","accuracyMetres":10}"#
    }

    /// - Parameter town: only a cell of another one.
    static func any(_ pool: PostgresPool, number: Int = 0, outside town: TownCode? = nil) async throws -> Cell {
        try await pool.autocommit { database in
            let row = try #require(
                try database.execute(
                    """
                    SELECT cell.code, public.ST_X(cell.centre), public.ST_Y(cell.centre), duty.officer_id
                      FROM city.cell
                      JOIN city.officer_cell AS duty ON duty.cell_code = cell.code AND duty.rank = 0
                     WHERE \(town)::text IS NULL OR cell.town_code <> \(town)
                     ORDER BY cell.code
                    OFFSET \(number) LIMIT 1
                    """
                ).decodeFirst((GridCode, Double, Double, AccountID).self)
            )
            return Cell(code: row.0, longitude: row.1, latitude: row.2, officer: row.3)
        }
    }
}

extension PermissionCast {
    /// People around a report in a cell of the seeded city.
    /// - Parameter number: differs between reports, so that their people do.
    init(at cell: Cell, beside other: Cell, category: String, number: Int, report: ReportID?) throws {
        self.init(
            cell: cell.code,
            pin: try #require(Coordinate<WGS84>(longitude: cell.longitude, latitude: cell.latitude)),
            category: try #require(CategoryCode(rawValue: category)),
            department: DepartmentCode(village: cell.code.village, kind: .committee),
            otherDepartment: DepartmentCode(village: other.code.village, kind: .committee),
            otherCell: other.code,
            number: number,
            accounts: [.officer: cell.officer],
            reportID: report
        )
    }
}
