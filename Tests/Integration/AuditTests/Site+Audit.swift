import Foundation
import Messaging
import Model
import PostgreSQL
import Testing

/// A cell of the seeded city and its officer, for reports to happen there.
struct Site: Sendable {
    let longitude: Double
    let latitude: Double
    let officer: CommandActor

    struct Refused: Error { let reply: String }

    init(_ pool: PostgresPool) async throws {
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
        self.longitude = longitude
        self.latitude = latitude
        self.officer = CommandActor(id: AccountID(officer.uuid), role: .gridOfficer, scope: .cells([cell]))
    }

    func submission(_ category: String, longitude: Double? = nil) throws -> SubmitReport {
        SubmitReport(
            reportID: ReportID(UUID()),
            citizenID: CitizenID(UUID()),
            source: .citizen,
            pin: RawPosition(
                longitude: longitude ?? self.longitude,
                latitude: latitude,
                system: .wgs84,
                accuracyMetres: 10
            ),
            words: "请看这里的情况",
            categoryCode: try #require(CategoryCode(rawValue: category)),
            fingerprint: UUID().uuidString,
            acceptedAt: ServiceClock.real.now()
        )
    }

    func photo() throws -> EvidencePhoto {
        EvidencePhoto(
            id: try #require(PhotoID(rawValue: String(repeating: "a", count: 64))),
            mediaType: "image/jpeg",
            width: 96,
            height: 72
        )
    }
}
