import Messaging
import Model
import PostgreSQL

/// The statements of erasure. That something was answered, contested or rated stays, with its times and stars, and so does
/// what the staff decided.
enum ErasureStore {
    private static let types = [
        QuestionAnswered.type, AppealOpened.type, ReportRated.type, MaliceAppealed.type,
    ].map(\.rawValue)

    static func erase(_ reports: [ReportID], at now: Timestamp, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO verification.erased_photo (photo_id, erased_at)
            SELECT DISTINCT photo ->> 'id', \(now)
              FROM (SELECT answer_photos AS photos FROM verification.question WHERE report_id = ANY (\(reports))
                     UNION ALL
                    SELECT photos FROM verification.appeal WHERE report_id = ANY (\(reports))) AS said
             CROSS JOIN LATERAL jsonb_array_elements(said.photos) AS photo
             ORDER BY 1
            ON CONFLICT (photo_id) DO UPDATE SET erased_at = excluded.erased_at
            """
        )
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
        try database.enqueue(
            """
            UPDATE verification.malice SET appeal_words = ''
             WHERE report_id = ANY (\(reports)) AND appealed_at IS NOT NULL
            """
        )
        try database.execute("SELECT journal.redact(\(reports.map(\.description)), \(types))")
    }
}
