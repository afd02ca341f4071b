import Messaging
import Model
import PostgreSQL

extension PostgresReadModel {
    /// Days for which what came again counts.
    private static let hotSpotDays: Int32 = 90

    package func hotSpots(limit: Int, for viewer: Viewer) async throws -> HotSpotList {
        guard let own = Self.areaScope(of: viewer) else { return HotSpotList(items: []) }
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                WITH open AS (
                    SELECT cell_code, sum(reports)::int8 AS reports, max(reports) AS most,
                           (array_agg(category_code ORDER BY reports DESC, category_code))[1] AS category_code
                      FROM read.open_by_cell
                     WHERE \(own)
                     GROUP BY cell_code
                ), again AS (
                    SELECT cell_code, count(*) AS reports
                      FROM read.recurrence
                     WHERE registered_at > clock.now() - make_interval(days => \(Self.hotSpotDays)) AND \(own)
                     GROUP BY cell_code
                ), worst AS (
                    SELECT cell_code, coalesce(open.reports, 0) AS open, coalesce(again.reports, 0) AS again,
                           open.category_code, coalesce(open.most, 0) AS most
                      FROM open FULL JOIN again USING (cell_code)
                     ORDER BY coalesce(open.reports, 0) + coalesce(again.reports, 0) DESC, cell_code
                     LIMIT \(limit)
                )
                SELECT cell.code, cell.town_code, cell.village_code, village.name, public.ST_X(cell.centre),
                       public.ST_Y(cell.centre), worst.open, worst.again, worst.category_code, worst.most
                  FROM worst
                  JOIN city.cell ON cell.code = worst.cell_code
                  JOIN city.village ON village.code = cell.village_code
                 ORDER BY worst.open + worst.again DESC, cell.code
                """
            ).decode(
                (
                    GridCode, TownCode, VillageCode, String, Double, Double, Int64, Int64, CategoryCode?, Int64
                ).self
            )
        }
        return HotSpotList(
            items: rows.map { row in
                HotSpot(
                    gridCode: row.0,
                    townCode: row.1,
                    villageCode: row.2,
                    name: row.3,
                    place: PlaceAnswer(longitude: row.4, latitude: row.5, system: .wgs84, accuracyMetres: nil),
                    open: Int(row.6),
                    recurring: Int(row.7),
                    categoryCode: row.8,
                    categoryOpen: Int(row.9)
                )
            }
        )
    }
}
