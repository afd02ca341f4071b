import Messaging
import Model
import PostgreSQL

/// The statements of `verification.question`.
enum DialogueStore {
    static func insert(_ asked: [QuestionAsked], in database: Database) throws {
        try database.enqueue(
            """
            INSERT INTO verification.question (task_id, number, report_id, words, asked_at, answer_by)
            SELECT *
              FROM unnest(\(asked.map(\.taskID)), \(asked.map { Int32($0.number) }), \(asked.map(\.report.id)),
                          \(asked.map(\.words)), \(asked.map(\.at)), \(asked.map(\.answerBy)))
            """
        )
    }

    static func enter(_ answered: [QuestionAnswered], in database: Database) throws {
        try database.enqueue(
            """
            UPDATE verification.question
               SET answer = given.answer, answer_photos = given.photos, answered_at = given.at
              FROM unnest(\(answered.map(\.taskID)), \(answered.map { Int32($0.number) }), \(answered.map(\.words)),
                          \(try answered.map { JSON(try MessageCoding.text($0.photos)) }), \(answered.map(\.at)))
                AS given (task_id, number, answer, photos, at)
             WHERE question.task_id = given.task_id AND question.number = given.number
            """
        )
    }

    static func enter(_ expired: [QuestionExpired], in database: Database) throws {
        try database.enqueue(
            """
            UPDATE verification.question
               SET expired_at = given.at
              FROM unnest(\(expired.map(\.taskID)), \(expired.map { Int32($0.number) }), \(expired.map(\.at)))
                AS given (task_id, number, at)
             WHERE question.task_id = given.task_id AND question.number = given.number
            """
        )
    }

    /// Nobody waits for an answer to what was asked in a task that is over.
    static func close(_ over: [(task: TaskID, at: Timestamp)], in database: Database) throws {
        try database.enqueue(
            """
            UPDATE verification.question
               SET expired_at = given.at
              FROM unnest(\(over.map(\.task)), \(over.map(\.at))) AS given (task_id, at)
             WHERE question.task_id = given.task_id AND answered_at IS NULL AND expired_at IS NULL
            """
        )
    }
}
