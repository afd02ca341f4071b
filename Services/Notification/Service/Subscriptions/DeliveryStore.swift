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
        let dueAt: Timestamp
        /// It does not wait for the end of quiet hours.
        let mayDisturb: Bool
    }

    /// Puts text messages on their way; one that is on its way already stays as it is, and a notice that was not written goes
    /// nowhere.
    static func enqueue(_ texts: [Text], at now: Timestamp, in database: Database) throws {
        guard !texts.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO notification.delivery
                   (notice_id, channel, kind, open_id, state, due_at, may_disturb, is_held, changed_at)
            SELECT notice_id, 'sms', 'text', '', 'waiting', due_at, may_disturb, due_at > \(now), \(now)
              FROM unnest(\(texts.map(\.notice)), \(texts.map(\.dueAt)), \(texts.map(\.mayDisturb)))
                AS given (notice_id, due_at, may_disturb)
              JOIN notification.notice USING (notice_id)
             ORDER BY notice_id
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// Gives up for good what a dead process was sending: nobody knows whether it has gone out.
    static func giveUp(on channel: NoticeChannel, in database: Database) throws {
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
    }

    /// What is due on a channel, locked until the transaction ends; others pass it over.
    static func due(_ count: Int, on channel: NoticeChannel, in database: Database) throws -> [DueDelivery] {
        try database.execute(
            """
            SELECT waiting.notice_id, waiting.kind, waiting.open_id, waiting.attempt, waiting.may_disturb, notice.recipient,
                   notice.title_zh, notice.body_zh, notice.occurred_at, notice.report_id, notice.type
              FROM notification.delivery AS waiting
              JOIN notification.notice USING (notice_id)
             WHERE waiting.channel = \(channel.rawValue) AND waiting.state = 'waiting' AND waiting.due_at <= clock.now()
             ORDER BY waiting.due_at
             LIMIT \(count)
               FOR UPDATE OF waiting SKIP LOCKED
            """
        ).decode(
            (NoticeID, String, String, Int32, Bool, String, String, String, Timestamp, ReportID?, String).self
        ).map { row in
            DueDelivery(
                delivery: Delivery(
                    notice: row.0,
                    kind: SubscribedNotice(rawValue: row.1),
                    address: row.2,
                    attempt: Int(row.3) + 1,
                    title: row.6,
                    words: row.7,
                    at: row.8,
                    report: row.9,
                    event: row.10
                ),
                account: NoticeRecipient(row.5)?.account,
                mayDisturb: row.4
            )
        }
    }

    /// Marks these as being sent, before anything is sent.
    static func begin(_ deliveries: [Delivery], on channel: NoticeChannel, in database: Database) throws {
        guard !deliveries.isEmpty else { return }
        try database.execute(
            """
            UPDATE notification.delivery
               SET state = 'sending', attempt = attempt + 1, changed_at = clock.now(),
                   due_at = clock.now() + make_interval(secs => \(Double(lease.components.seconds)))
             WHERE channel = \(channel.rawValue) AND notice_id = ANY (\(deliveries.map(\.notice)))
            """
        )
    }

    /// Lets these wait for the end of quiet hours, each for its own.
    static func hold(
        _ deliveries: [(notice: NoticeID, until: Timestamp)],
        on channel: NoticeChannel,
        in database: Database
    ) throws {
        guard !deliveries.isEmpty else { return }
        try database.execute(
            """
            UPDATE notification.delivery
               SET due_at = given.until, is_held = true, changed_at = clock.now()
              FROM unnest(\(deliveries.map(\.notice)), \(deliveries.map(\.until))) AS given (notice_id, until)
             WHERE delivery.channel = \(channel.rawValue) AND delivery.notice_id = given.notice_id
            """
        )
    }

    /// Ends these without sending: their person does not want them there any more.
    static func drop(_ notices: [NoticeID], on channel: NoticeChannel, at now: Timestamp, in database: Database) throws
    {
        guard !notices.isEmpty else { return }
        if channel == .weChat { try SubscriptionStore.giveBack(notices, at: now, in: database) }
        try database.execute(
            """
            UPDATE notification.delivery
               SET state = 'refused', code = 'preference.off', changed_at = \(now)
             WHERE channel = \(channel.rawValue) AND notice_id = ANY (\(notices))
            """
        )
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
             WHERE notice_id = \(delivery.notice) AND channel = \(channel.rawValue)
               AND state = 'sending' AND attempt = \(Int32(delivery.attempt))
            """
        )
    }
}
