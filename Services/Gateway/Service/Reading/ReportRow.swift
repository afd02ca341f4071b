import Messaging
import Model
import PostgreSQL

/// A report as its reporter gave it.
struct ReportRow: Sendable {
    let state: String
    let categoryCode: CategoryCode
    let words: String
    let landmark: String?
    let photos: [EvidencePhoto]
    let townCode: TownCode?
    let place: PlaceAnswer?
    let acceptedAt: Timestamp

    static func read(_ id: ReportID, of citizen: CitizenID, in database: Database) throws -> ReportRow? {
        let found = try database.execute(
            """
            SELECT state, category_code, words, landmark, photos, town_code, raw_longitude, raw_latitude, raw_system,
                   accuracy_metres, accepted_at
              FROM read.report
             WHERE id = \(id) AND citizen_id = \(citizen)
            """
        ).decodeFirst(
            (String, CategoryCode, String, String?, JSON, TownCode?, Double, Double, String, Double?, Timestamp).self
        )
        guard let row = found else { return nil }
        return ReportRow(
            state: row.0,
            categoryCode: row.1,
            words: row.2,
            landmark: row.3,
            photos: try PhotoList.decode(row.4),
            townCode: row.5,
            place: CoordinateSystemName(rawValue: row.8).map {
                PlaceAnswer(longitude: row.6, latitude: row.7, system: $0, accuracyMetres: row.9)
            },
            acceptedAt: row.10
        )
    }
}
