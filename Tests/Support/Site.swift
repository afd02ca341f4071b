import Foundation
import Messaging
package import Model
package import PostgreSQL

/// The largest cell of the seeded city and its officer, for reports to happen there.
package struct Site: Sendable {
    package let cell: GridCode
    package let longitude: Double
    package let latitude: Double
    package let officer: CommandActor

    package init(_ pool: PostgresPool) async throws {
        let (cell, longitude, latitude, officer) = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT cell.code, public.ST_X(cell.centre), public.ST_Y(cell.centre), duty.officer_id
                  FROM city.cell
                  JOIN city.officer_cell AS duty ON duty.cell_code = cell.code AND duty.rank = 0
                 ORDER BY cell.area_m2 DESC LIMIT 1
                """
            ).decodeOne((GridCode, Double, Double, OfficerID).self)
        }
        self.cell = cell
        self.longitude = longitude
        self.latitude = latitude
        self.officer = CommandActor(id: AccountID(officer.uuid), role: .gridOfficer, scope: .cells([cell]))
    }

    /// A citizen reports something here.
    /// - Parameters:
    ///   - longitude: for a report that happens elsewhere.
    ///   - campaign: the code of the poster that led there.
    package func submission(
        _ category: CategoryCode,
        longitude: Double? = nil,
        by citizen: CitizenID = CitizenID(UUID()),
        campaign: String? = nil,
        words: String = "请看这里的情况",
        openID: String? = nil,
        onBehalf: RelativeContact? = nil,
        policeConsent: Bool = false
    ) -> SubmitReport {
        SubmitReport(
            reportID: ReportID(UUID()),
            citizenID: citizen,
            onBehalf: onBehalf,
            source: .citizen,
            pin: RawPosition(
                longitude: longitude ?? self.longitude,
                latitude: latitude,
                system: .wgs84,
                accuracyMetres: 10
            ),
            words: words,
            categoryCode: category,
            policeConsent: policeConsent,
            campaignCode: campaign,
            openID: openID,
            fingerprint: UUID().uuidString,
            acceptedAt: ServiceClock.real.now()
        )
    }
}
