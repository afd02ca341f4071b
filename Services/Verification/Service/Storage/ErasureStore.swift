import Messaging
import Model
import PostgreSQL

/// The statements of erasure. That something was answered, contested or rated stays, with its times and stars.
enum ErasureStore {
    private static let types = [QuestionAnswered.type, AppealOpened.type, ReportRated.type].map(\.rawValue)

    static func erase(_ reports: [ReportID], in database: Database) throws {
        try database.enqueue(
            """
            UPDATE verification.question SET answer = '', answer_photos = '[]'
             WHERE report_id = ANY (\(reports)) AND answered_at IS NOT NULL
            """
        )
        try database.enqueue(
            "UPDATE verification.appeal SET words = '', photos = '[]' WHERE report_id = ANY (\(reports))"
        )
        try database.enqueue("UPDATE verification.rating SET words = NULL WHERE report_id = ANY (\(reports))")
        try database.execute("SELECT journal.redact(\(reports.map(\.description)), \(types))")
    }
}
