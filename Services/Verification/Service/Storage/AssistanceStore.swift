import Messaging
import Model
import PostgreSQL

/// The statements of `verification.assistance`: calls for help, for those who look them up.
enum AssistanceStore {
    static func insert(_ called: [AssistanceCalled], in database: Database) throws {
        try database.enqueue(
            """
            INSERT INTO verification.assistance (task_id, number, report_id, department_code, words, called_at)
            SELECT *
              FROM unnest(\(called.map(\.taskID)), \(called.map { Int32($0.number) }), \(called.map(\.report.id)),
                          \(called.map(\.departmentCode)), \(called.map(\.words)), \(called.map(\.at)))
            """
        )
    }

    /// Of several answers to a call in one batch the last counts.
    static func enter(_ answered: [AssistanceAnswered], in database: Database) throws {
        try database.enqueue(
            """
            UPDATE verification.assistance
               SET is_coming = given.is_coming, answer = given.words, answered_at = given.at
              FROM (SELECT DISTINCT ON (task_id, number) *
                      FROM unnest(\(answered.map(\.taskID)), \(answered.map { Int32($0.number) }),
                                  \(answered.map(\.isComing)), \(answered.map(\.words)), \(answered.map(\.at)))
                        WITH ORDINALITY AS said (task_id, number, is_coming, words, at, place)
                     ORDER BY task_id, number, place DESC) AS given
             WHERE assistance.task_id = given.task_id AND assistance.number = given.number
            """
        )
    }

    static func enter(_ ended: [AssistanceEnded], in database: Database) throws {
        try database.enqueue(
            """
            UPDATE verification.assistance
               SET ended_at = given.at
              FROM unnest(\(ended.map(\.taskID)), \(ended.map { Int32($0.number) }), \(ended.map(\.at)))
                AS given (task_id, number, at)
             WHERE assistance.task_id = given.task_id AND assistance.number = given.number
            """
        )
    }
}
