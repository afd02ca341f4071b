import Messaging
package import Model
import PostgreSQL

extension PostgresPrivacy {
    /// More than anybody has sent; a copy is one answer.
    private static let most = 5000

    package func reports(of citizen: CitizenID) async throws -> [PersonalReport] {
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT report.id, report.state, report.category_code, report.words, report.landmark, report.photos,
                       report.town_code, report.raw_longitude, report.raw_latitude, report.raw_system,
                       report.accuracy_metres, report.accepted_at, relative.report_id IS NOT NULL, relative.name,
                       relative.phone
                  FROM read.report
                  LEFT JOIN read.relative ON relative.report_id = report.id
                 WHERE report.citizen_id = \(citizen)
                 ORDER BY report.accepted_at DESC, report.id DESC
                 LIMIT \(Self.most)
                """
            ).decode(
                (
                    ReportID, String, CategoryCode, String, String?, JSON, TownCode?, Double, Double, String, Double?,
                    Timestamp, Bool, String?, String?
                ).self
            )
        }
        return try rows.map { row in
            PersonalReport(
                id: row.0,
                state: row.1,
                categoryCode: row.2,
                text: row.3,
                landmark: row.4,
                photos: try PhotoList.decode(row.5).map(\.id),
                townCode: row.6,
                place: CoordinateSystemName(rawValue: row.9).map {
                    PlaceAnswer(longitude: row.7, latitude: row.8, system: $0, accuracyMetres: row.10)
                },
                isOnBehalf: row.12,
                relativeName: row.13,
                relativePhone: row.14,
                acceptedAt: row.11
            )
        }
    }

    package func said(by citizen: CitizenID) async throws -> [PersonalWords] {
        try await pool.autocommit { database in
            try database.execute(
                """
                SELECT report_id, kind, words, at FROM read.said
                 WHERE citizen_id = \(citizen)
                 ORDER BY at DESC
                 LIMIT \(Self.most)
                """
            ).decode((ReportID, String, String, Timestamp).self)
        }.map { PersonalWords(reportId: $0.0, kind: $0.1, text: $0.2, at: $0.3) }
    }

    package func contactReadings(of citizen: CitizenID) async throws -> [ContactReading] {
        try await pool.autocommit { database in
            try database.execute(
                """
                SELECT reading.at, reading.role, reading.report_id, unmasking.basis
                  FROM identity.unmasking
                  JOIN identity.access_record AS reading ON reading.unmasking_id = unmasking.id
                 WHERE unmasking.citizen_id = \(citizen)
                 UNION ALL
                SELECT reading.at, reading.role, reading.report_id, \(LegalBasis.consent.rawValue)
                  FROM read.relative
                  JOIN identity.access_record AS reading USING (report_id)
                 WHERE relative.citizen_id = \(citizen) AND reading.kind = \(AccessKind.relative.rawValue)
                 ORDER BY 1 DESC
                 LIMIT \(Self.most)
                """
            ).decode((Timestamp, String, ReportID?, String).self)
        }.compactMap { at, role, report, basis in
            guard let role = Role(rawValue: role), let basis = LegalBasis(rawValue: basis), basis.isTold else {
                return nil
            }
            return ContactReading(at: at, role: role, reportId: report, basis: WordsAnswer(basis.words))
        }
    }
}
