import Messaging
import Model
import PostgreSQL

/// The statements of deliveries.
enum DeliveryStore {
    /// Longer than a call with its time limit and a slow commit: whoever has not told of it by then is dead.
    private static let lease = Duration.seconds(60)

    /// A notice that goes out as a text message, from a moment on.
    struct Text {
        let notice: NoticeID
        let phone: String
        let dueAt: Timestamp
    }

    /// Puts text messages on their way; one that is on its way already stays as it is. Sent with the next statement.
    static func enqueue(_ texts: [Text], at now: Timestamp, in database: Database) throws {
        guard !texts.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO notification.delivery (notice_id, channel, kind, open_id, state, due_at, is_held, changed_at)
            SELECT notice_id, 'sms', 'text', phone, 'waiting', due_at, due_at > \(now), \(now)
              FROM unnest(\(texts.map(\.notice)), \(texts.map(\.phone)), \(texts.map(\.dueAt)))
                AS given (notice_id, phone, due_at)
             ORDER BY notice_id
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// Marks what is due as being sent, before anything is sent; gives up for good what a dead process was sending.
    static func begin(_ count: Int, on channel: NoticeChannel, in database: Database) throws -> [Delivery] {
        try database.execute(
            """
            UPDATE notification.delivery
               SET state = 'unknown', code = 'process.ended', changed_at = clock.now()
             WHERE channel = \(channel.rawValue)
               AND notice_id IN (SELECT notice_id FROM notification.delivery
                                  WHERE channel = \(channel.rawValue) AND state = 'sending' AND due_at < clock.now()
                                    FOR UPDATE SKIP LOCKED)
            """
        )
        let rows = try database.execute(
            """
            UPDATE notification.delivery AS delivery
               SET state = 'sending', attempt = attempt + 1, changed_at = clock.now(),
                   due_at = clock.now() + make_interval(secs => \(Double(lease.components.seconds)))
              FROM notification.notice AS notice
             WHERE notice.notice_id = delivery.notice_id
               AND delivery.channel = \(channel.rawValue)
               AND delivery.notice_id IN (SELECT waiting.notice_id
                                            FROM notification.delivery AS waiting
                                           WHERE waiting.channel = \(channel.rawValue) AND waiting.state = 'waiting' AND waiting.due_at <= clock.now()
                                           ORDER BY waiting.due_at
                                           LIMIT \(count)
                                             FOR UPDATE SKIP LOCKED)
            RETURNING delivery.notice_id, delivery.kind, delivery.open_id, delivery.attempt, notice.title_zh,
                      notice.body_zh, notice.occurred_at, notice.report_id
            """
        ).decode((NoticeID, String, String, Int32, String, String, Timestamp, ReportID?).self)
        return rows.map { row in
            Delivery(
                notice: row.0,
                kind: SubscribedNotice(rawValue: row.1),
                address: row.2,
                attempt: Int(row.3),
                title: row.4,
                words: row.5,
                at: row.6,
                report: row.7
            )
        }
    }

    /// Keeps what came of an attempt; one that was given up meanwhile stays given up.
    static func end(
        _ delivery: Delivery,
        _ outcome: DeliveryOutcome,
        on channel: NoticeChannel,
        at now: Timestamp,
        in database: Database
    ) throws {
        let (state, code, dueAt): (String, String?, Timestamp) =
            switch outcome {
            case .sent: ("sent", nil, now)
            case .delivered: ("delivered", nil, now)
            case .refused(let code): ("refused", code, now)
            case .unknown(let code): ("unknown", code, now)
            case .again(let code, let pause): ("waiting", code, now + pause)
            }
        try database.execute(
            """
            UPDATE notification.delivery
               SET state = \(state), code = \(code), due_at = \(dueAt), changed_at = \(now)
             WHERE notice_id = \(delivery.notice) AND channel = \(channel.rawValue) AND state = 'sending' AND attempt = \(Int32(delivery.attempt))
            """
        )
    }
}
