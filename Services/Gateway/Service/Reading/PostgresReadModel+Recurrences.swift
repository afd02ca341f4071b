import Messaging
import Model
import PostgreSQL

extension PostgresReadModel {
    package func recurringPlaces(for viewer: Viewer, page: Page) async throws -> RecurringPlaces {
        guard let own = Self.areaScope(of: viewer) else { return RecurringPlaces(items: [], next: nil) }
        return try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT first_id, report_id, reports, number, town_code, village_code, cell_code, category_code, longitude,
                       latitude, registered_at
                  FROM (SELECT DISTINCT ON (first_id) *,
                               (count(*) OVER place + 1)::int4 AS reports, max(number) OVER place AS most
                          FROM read.recurrence
                         WHERE \(own)
                        WINDOW place AS (PARTITION BY first_id)
                         ORDER BY first_id, registered_at DESC) AS listed
                 WHERE most >= \(Int32(Recurrence.listedFrom)) \(page.continuation("registered_at", "report_id"))
                 ORDER BY registered_at DESC, report_id DESC
                 LIMIT \(page.limit + 1)
                """
            ).decode(
                (
                    ReportID, ReportID, Int32, Int32, TownCode, VillageCode, GridCode, CategoryCode, Double, Double,
                    Timestamp
                ).self
            )
            return RecurringPlaces(
                items: rows.prefix(page.limit).map { row in
                    RecurringPlace(
                        id: row.0,
                        lastReportId: row.1,
                        reports: Int(row.2),
                        number: Int(row.3),
                        townCode: row.4,
                        villageCode: row.5,
                        gridCode: row.6,
                        categoryCode: row.7,
                        place: PlaceAnswer(longitude: row.8, latitude: row.9, system: .wgs84, accuracyMetres: nil),
                        lastAt: row.10
                    )
                },
                next: page.next(rows) { Page.Place(at: $0.10, id: $0.1.uuid) }
            )
        }
    }
}
