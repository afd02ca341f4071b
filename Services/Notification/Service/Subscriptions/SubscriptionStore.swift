import Messaging
import Model
import PostgreSQL

/// The statements of subscriptions and of what goes out by them.
enum SubscriptionStore {
    struct Grant {
        let citizen: CitizenID
        let kind: SubscribedNotice
        let openID: String
    }

    /// A notice that is worth a message of its kind, from a moment on.
    struct Wish {
        let notice: NoticeID
        let citizen: CitizenID
        let kind: SubscribedNotice
        let dueAt: Timestamp
        /// It does not wait for the end of quiet hours.
        let mayDisturb: Bool
    }

    /// So many of a kind are kept: more than anybody can use.
    private static let most: Int32 = 50

    static func add(_ grants: [Grant], at now: Timestamp, in database: Database) throws {
        guard !grants.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO notification.subscription AS known (citizen_id, kind, open_id, remaining, changed_at)
            SELECT citizen_id, kind, min(open_id), least(count(*), \(most))::int, \(now)
              FROM unnest(\(grants.map(\.citizen)), \(grants.map(\.kind.rawValue)), \(grants.map(\.openID)))
                AS given (citizen_id, kind, open_id)
             GROUP BY citizen_id, kind
             ORDER BY citizen_id, kind
            ON CONFLICT (citizen_id, kind) DO UPDATE
               SET open_id = excluded.open_id,
                   remaining = least(known.remaining + excluded.remaining, \(most)),
                   changed_at = excluded.changed_at
            """
        )
    }

    /// Takes a grant for each of these notices, as far as there are any, and puts the notice on its way; one that is on its
    /// way already takes none.
    static func enqueue(_ notices: [Wish], at now: Timestamp, in database: Database) throws {
        guard !notices.isEmpty else { return }
        try database.execute(
            """
            WITH wanted AS (
                SELECT DISTINCT ON (given.notice_id) given.*
                  FROM unnest(\(notices.map(\.notice)), \(notices.map(\.citizen)), \(notices.map(\.kind.rawValue)),
                              \(notices.map(\.dueAt)), \(notices.map(\.mayDisturb)))
                    AS given (notice_id, citizen_id, kind, due_at, may_disturb)
                  -- Nothing is written to whoever was forgotten.
                  JOIN notification.notice ON notice.notice_id = given.notice_id
                 WHERE NOT EXISTS (SELECT FROM notification.delivery
                                    WHERE delivery.notice_id = given.notice_id AND delivery.channel = 'weChat')
                 ORDER BY given.notice_id
            ), held AS (
                SELECT citizen_id, kind, open_id, remaining
                  FROM notification.subscription
                 WHERE (citizen_id, kind) IN (SELECT citizen_id, kind FROM wanted) AND remaining > 0
                 ORDER BY citizen_id, kind
                   FOR UPDATE
            ), granted AS (
                SELECT numbered.*, held.open_id
                  FROM (SELECT *, row_number() OVER (PARTITION BY citizen_id, kind ORDER BY notice_id) AS place
                          FROM wanted) AS numbered
                  JOIN held USING (citizen_id, kind)
                 WHERE numbered.place <= held.remaining
            ), taken AS (
                UPDATE notification.subscription
                   SET remaining = remaining - used.number, changed_at = \(now)
                  FROM (SELECT citizen_id, kind, count(*)::int AS number FROM granted GROUP BY citizen_id, kind) AS used
                 WHERE subscription.citizen_id = used.citizen_id AND subscription.kind = used.kind
            )
            INSERT INTO notification.delivery
                   (notice_id, channel, kind, open_id, state, due_at, may_disturb, is_held, changed_at)
            SELECT notice_id, 'weChat', kind, open_id, 'waiting', due_at, may_disturb, due_at > \(now), \(now)
              FROM granted
             ORDER BY notice_id
            """
        )
    }

    /// Gives back the grants of notices that will not go out after all. Sent with the next statement.
    static func giveBack(_ notices: [NoticeID], at now: Timestamp, in database: Database) throws {
        guard !notices.isEmpty else { return }
        try database.enqueue(
            """
            UPDATE notification.subscription
               SET remaining = least(remaining + unused.number, \(most)), changed_at = \(now)
              FROM (SELECT substr(notice.recipient, 9)::uuid AS citizen_id, delivery.kind, count(*)::int AS number
                      FROM notification.delivery
                      JOIN notification.notice USING (notice_id)
                     WHERE delivery.channel = 'weChat' AND delivery.notice_id = ANY (\(notices))
                       AND notice.recipient LIKE 'citizen:%'
                     GROUP BY 1, 2) AS unused
             WHERE subscription.citizen_id = unused.citizen_id AND subscription.kind = unused.kind
            """
        )
    }
}
