import Messaging
import Model
import PostgreSQL

/// The statement of `verification.rating`.
enum RatingStore {
    static func insert(_ rated: [ReportRated], in database: Database) throws {
        try database.enqueue(
            """
            INSERT INTO verification.rating (report_id, town_code, stars, is_solved, words, rated_at)
            SELECT *
              FROM unnest(\(rated.map(\.report.id)), \(rated.map(\.report.townCode)), \(rated.map { Int16($0.stars) }),
                          \(rated.map(\.isSolved)), \(rated.map(\.words)), \(rated.map(\.at)))
            """
        )
    }
}
