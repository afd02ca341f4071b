import Messaging
import Model
import PostgreSQL

/// The statements of erasure. That there was a notice stays; its words, WeChat's name for the person, and the
/// number for text messages go.
enum ErasureStore {
    static func blank(_ inboxes: [(report: ReportID, recipient: String)], in database: Database) throws {
        guard !inboxes.isEmpty else { return }
        try database.enqueue(
            """
            UPDATE notification.notice
               SET body_zh = '', body_en = ''
              FROM unnest(\(inboxes.map(\.report)), \(inboxes.map(\.recipient))) AS given (report_id, recipient)
             WHERE notice.recipient = given.recipient AND notice.report_id = given.report_id
            """
        )
    }

    static func forget(_ citizens: [CitizenID], at now: Timestamp, in database: Database) throws {
        let inboxes = citizens.map { "citizen:\($0)" }
        // What comes to its end later, as a pause does, is told to nobody.
        try database.enqueue(
            """
            INSERT INTO notification.forgotten (recipient)
            SELECT DISTINCT recipient FROM unnest(\(inboxes)) AS given (recipient) ORDER BY recipient
            ON CONFLICT DO NOTHING
            """
        )
        try database.enqueue(
            "UPDATE notification.notice SET body_zh = '', body_en = '' WHERE recipient = ANY (\(inboxes))"
        )
        try database.enqueue(
            """
            UPDATE notification.delivery
               SET open_id = '',
                   state = CASE delivery.state WHEN 'waiting' THEN 'refused' ELSE delivery.state END,
                   changed_at = \(now)
              FROM notification.notice
             WHERE notice.notice_id = delivery.notice_id AND notice.recipient = ANY (\(inboxes))
            """
        )
        try database.enqueue("DELETE FROM notification.subscription WHERE citizen_id = ANY (\(citizens))")
        try database.enqueue("DELETE FROM notification.preference WHERE account_id = ANY (\(citizens))")
    }
}
