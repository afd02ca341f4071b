import Messaging
import Model
import PostgreSQL

extension PostgresReadModel {
    package func payoutReviews() async throws -> PayoutReviewList {
        try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT report_id, town_code, category_code, fen, version, since, is_overdue, photos, finding_photos,
                       paid_before, withheld_before
                  FROM read.payout_review
                 ORDER BY reserved_until, report_id
                 LIMIT 200
                """
            ).decode(
                (
                    ReportID, TownCode, CategoryCode, Int64, Int32, Timestamp, Bool, JSON?, JSON?, Int64, Int64
                ).self
            )
            let found = try database.execute(
                """
                SELECT report_id, code, other_report_id, other_photos
                  FROM read.payout_suspicion
                 WHERE report_id = ANY (\(rows.map(\.0)))
                 ORDER BY report_id, code
                """
            ).decode((ReportID, String, ReportID?, JSON?).self)
            let reasons = Dictionary(grouping: found, by: \.0)
            return PayoutReviewList(
                items: try rows.map { row in
                    PayoutReviewItem(
                        reportId: row.0,
                        townCode: row.1,
                        categoryCode: row.2,
                        fen: Int(row.3),
                        version: Int(row.4),
                        since: row.5,
                        isOverdue: row.6,
                        photos: try Self.photos(row.7),
                        findingPhotos: try Self.photos(row.8),
                        paidBefore: Int(row.9),
                        withheldBefore: Int(row.10),
                        reasons: try (reasons[row.0] ?? []).compactMap { _, code, other, photos in
                            try PayoutSuspicion(rawValue: code).map {
                                PayoutSuspicionItem($0, other: other, photos: try Self.photos(photos))
                            }
                        }
                    )
                }
            )
        }
    }

    private static func photos(_ json: JSON?) throws -> [PhotoID] {
        try json.map { try PhotoList.decode($0).map(\.id) } ?? []
    }
}
