import Messaging
import Model
import PostgreSQL

/// The statements of the inbox.
enum InboxStore {
    /// Puts notices into their inboxes, each once for an event, a recipient and a channel; what goes to a report's followers
    /// becomes one for each of them, about their own report where it was merged. Whoever was forgotten gets nothing any more.
    /// Sent with the next statement.
    static func insert(_ entries: [InboxEntry], at now: Timestamp, in database: Database) throws {
        guard !entries.isEmpty else { return }
        let notices = entries.map(\.notice)
        try database.enqueue(
            """
            INSERT INTO notification.notice
                   (notice_id, event_id, recipient, channel, type, title_zh, title_en, body_zh, body_en, is_action, report_id,
                    task_id, case_id, occurred_at, written_at)
            SELECT coalesce(md5(event_id::text || citizen_id::text)::uuid, notice_id), event_id,
                   coalesce('citizen:' || citizen_id, recipient), 'inApp', type, title_zh, title_en, body_zh, body_en,
                   is_action, CASE audience WHEN 'merged' THEN merged_report_id ELSE given.report_id END, task_id, case_id, occurred_at, \(now)
              FROM unnest(\(entries.map(\.id)), \(entries.map(\.event.id)), \(notices.map(\.recipient.description)),
                          \(entries.map(\.event.type)), \(notices.map(\.title.zh)), \(notices.map(\.title.en)),
                          \(notices.map(\.body.zh)), \(notices.map(\.body.en)), \(notices.map(\.isAction)),
                          \(notices.map(\.reportID)), \(notices.map(\.taskID)), \(notices.map(\.caseID)),
                          \(entries.map(\.event.time)))
                AS given (notice_id, event_id, recipient, type, title_zh, title_en, body_zh, body_en, is_action, report_id,
                          task_id, case_id, occurred_at)
             CROSS JOIN LATERAL split_part(recipient, ':', 1) AS audience
              LEFT JOIN notification.follower ON \(isMeant)
             WHERE (citizen_id IS NOT NULL OR audience NOT IN ('followers', 'onlookers', 'merged'))
               AND NOT EXISTS (SELECT FROM notification.forgotten
                                WHERE forgotten.recipient = coalesce('citizen:' || citizen_id, given.recipient))
             ORDER BY 1
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// Whom a notice for followers is for: `follower`, by `given.report_id` and `audience`.
    private static let isMeant: SQL = """
        follower.report_id = given.report_id AND follower.is_following
                    AND CASE audience WHEN 'followers' THEN true
                                      WHEN 'onlookers' THEN merged_report_id IS NULL
                                      WHEN 'merged' THEN merged_report_id IS NOT NULL
                                      ELSE false END
        """

    /// A follower who has a notice of their own.
    struct Follower {
        /// Of the entry among those asked about, from 0.
        let place: Int
        let notice: NoticeID
        let citizen: CitizenID
    }

    /// Who has got which notice out of entries for followers, which are inserted already.
    ///
    /// Somebody who hears of the event in another way too has one notice of it, and it is this one.
    static func followers(of entries: [InboxEntry], in database: Database) throws -> [Follower] {
        guard !entries.isEmpty else { return [] }
        let notices = entries.map(\.notice)
        return try database.execute(
            """
            SELECT given.place, notice.notice_id, follower.citizen_id
              FROM unnest(\(entries.indices.map { Int32($0) }), \(entries.map(\.event.id)),
                          \(notices.map(\.recipient.description)), \(notices.map(\.reportID)))
                AS given (place, event_id, recipient, report_id)
             CROSS JOIN LATERAL split_part(given.recipient, ':', 1) AS audience
              JOIN notification.follower ON \(isMeant)
              JOIN notification.notice
                     ON notice.event_id = given.event_id AND notice.recipient = 'citizen:' || follower.citizen_id
                    AND notice.channel = 'inApp'
             ORDER BY 1, 2
            """
        ).decode((Int32, NoticeID, CitizenID).self).map {
            Follower(place: Int($0.0), notice: $0.1, citizen: $0.2)
        }
    }

    /// Enters who follows what, and who no more; what is older than known changes nothing. Sent with the next statement.
    static func follow(_ changes: [FollowerChange], in database: Database) throws {
        guard !changes.isEmpty else { return }
        try database.enqueue(
            """
            INSERT INTO notification.follower AS known
                   (report_id, citizen_id, merged_report_id, is_following, changed_at)
            SELECT DISTINCT ON (report_id, citizen_id) *
              FROM unnest(\(changes.map(\.report)), \(changes.map(\.citizen)), \(changes.map(\.merged)),
                          \(changes.map(\.isFollowing)), \(changes.map(\.at)))
                AS given (report_id, citizen_id, merged_report_id, is_following, changed_at)
             ORDER BY report_id, citizen_id, changed_at DESC
            ON CONFLICT (report_id, citizen_id) DO UPDATE
               SET merged_report_id = excluded.merged_report_id,
                   is_following = excluded.is_following,
                   changed_at = excluded.changed_at
             WHERE known.changed_at < excluded.changed_at
            """
        )
    }

    /// Enters who has read what; a person's own notice is read for good, a role's by its first reader.
    static func mark(_ readings: [Reading], at now: Timestamp, in database: Database) throws {
        guard !readings.isEmpty else { return }
        try database.execute(
            """
            WITH given AS (
                SELECT DISTINCT notice.notice_id, given.account_id
                  FROM unnest(\(readings.map(\.notice)), \(readings.map(\.account)), \(readings.map(\.recipient)))
                    AS given (notice_id, account_id, recipient)
                  JOIN notification.notice USING (notice_id, recipient)
            ), held AS (
                SELECT notice_id
                  FROM notification.notice
                 WHERE notice_id IN (SELECT notice_id FROM given)
                   AND state = 'unread'
                 ORDER BY notice_id
                   FOR UPDATE
            ), marked AS (
                UPDATE notification.notice
                   SET state = 'read', read_at = \(now)
                  FROM held
                 WHERE notice.notice_id = held.notice_id
            )
            INSERT INTO notification.reading (notice_id, account_id, read_at)
            SELECT notice_id, account_id, \(now)
              FROM given
             ORDER BY notice_id, account_id
            ON CONFLICT DO NOTHING
            """
        )
    }
}
