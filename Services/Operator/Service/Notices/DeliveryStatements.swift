import Messaging
import Model
import PostgreSQL

/// What the operator reads of deliveries outside the inbox.
enum DeliveryStatements {
    struct Sum {
        let channel: String
        let state: String
        let count: Int
        /// Of what waits: until the end of quiet hours.
        let held: Int
    }

    struct Failure {
        let at: Timestamp
        let channel: String
        let cause: String
        let notice: NoticeID
    }

    static func sums(in database: Database) throws -> [Sum] {
        try database.execute(
            """
            SELECT channel, state, count(*), count(*) FILTER (WHERE is_held AND state = 'waiting')
              FROM notification.delivery
             GROUP BY channel, state
             ORDER BY channel, state
            """
        ).decode((String, String, Int64, Int64).self).map { channel, state, count, held in
            Sum(channel: channel, state: state, count: Int(count), held: Int(held))
        }
    }

    /// The latest first.
    static func failures(most: Int32, in database: Database) throws -> [Failure] {
        try database.execute(
            """
            SELECT changed_at, channel, coalesce(code, state), notice_id
              FROM notification.delivery
             WHERE state IN ('refused', 'unknown')
             ORDER BY changed_at DESC
             LIMIT \(most)
            """
        ).decode((Timestamp, String, String, NoticeID).self).map { at, channel, cause, notice in
            Failure(at: at, channel: channel, cause: cause, notice: notice)
        }
    }
}
