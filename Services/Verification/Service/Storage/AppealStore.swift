import Messaging
import Model
import PostgreSQL

/// The statements of `verification.appeal`.
enum AppealStore {
    static func insert(_ opened: [AppealOpened], in database: Database) throws {
        try database.enqueue(
            """
            INSERT INTO verification.appeal (report_id, task_id, words, photos, opened_at)
            SELECT *
              FROM unnest(\(opened.map(\.report.id)), \(opened.map(\.taskID)), \(opened.map(\.words)),
                          \(try opened.map { JSON(try MessageCoding.text($0.photos)) }), \(opened.map(\.at)))
            """
        )
    }

    static func enter(_ decided: [AppealDecided], in database: Database) throws {
        try database.enqueue(
            """
            UPDATE verification.appeal
               SET decided_at = given.at, is_upheld = given.is_upheld
              FROM unnest(\(decided.map(\.report.id)), \(decided.map(\.at)), \(decided.map(\.isUpheld)))
                AS given (report_id, at, is_upheld)
             WHERE appeal.report_id = given.report_id
            """
        )
    }
}
