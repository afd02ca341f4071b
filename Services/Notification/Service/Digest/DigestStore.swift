import Messaging
import Model
import PostgreSQL

/// The statements of the digest of a working day.
enum DigestStore {
    static func isWritten(_ day: CivilDay, in database: Database) throws -> Bool {
        try database.execute(
            "SELECT EXISTS (SELECT FROM notification.digest WHERE day = \(day.description)::date)"
        ).decodeOne(Bool.self)
    }

    /// Claims a day for this transaction.
    /// - Returns: when the digest before was written; nil where the day is somebody else's.
    static func claim(_ day: CivilDay, at now: Timestamp, in database: Database) throws -> (
        since: Timestamp, isOurs: Bool
    ) {
        let before = try database.execute(
            "SELECT max(written_at) FROM notification.digest WHERE day < \(day.description)::date"
        ).decodeOne(Timestamp?.self)
        let rows = try database.execute(
            """
            INSERT INTO notification.digest (day, written_at, notices)
            VALUES (\(day.description)::date, \(now), 0)
            ON CONFLICT DO NOTHING
            """
        )
        return (before ?? now + .seconds(-86_400), rows.affected == 1)
    }

    /// What lies before everybody who has anything due, overdue or new; nobody who does not want to hear of it.
    static func digests(until end: Timestamp, since: Timestamp, in database: Database) throws -> [Digest] {
        try database.execute(
            """
            SELECT work.recipient, count(*) FILTER (WHERE NOT work.is_overdue AND work.due_at < \(end)),
                   count(*) FILTER (WHERE work.is_overdue), count(*) FILTER (WHERE work.since >= \(since)), count(*)
              FROM read.open_work AS work
             WHERE NOT EXISTS (SELECT FROM notification.preference
                                WHERE work.recipient = 'officer:' || preference.account_id AND NOT preference.is_digest_on)
             GROUP BY work.recipient
            HAVING count(*) FILTER (WHERE work.is_overdue OR work.due_at < \(end) OR work.since >= \(since)) > 0
             ORDER BY work.recipient
            """
        ).decode((String, Int64, Int64, Int64, Int64).self).compactMap { recipient, due, overdue, new, open in
            NoticeRecipient(recipient).map {
                Digest(recipient: $0, dueToday: Int(due), overdue: Int(overdue), new: Int(new), open: Int(open))
            }
        }
    }

    /// Puts them into the inboxes; each has an id made of its day and recipient, so that none is there twice.
    static func write(_ digests: [Digest], of day: CivilDay, at now: Timestamp, in database: Database) throws {
        let names = digests.map(\.recipient.description)
        try database.execute(
            """
            INSERT INTO notification.notice
                   (notice_id, event_id, recipient, channel, type, title_zh, title_en, body_zh, body_en, is_action, occurred_at,
                    written_at)
            SELECT md5(key)::uuid, md5(key)::uuid, recipient, 'inApp', 'digest.daily', \(Digest.title.zh), \(Digest.title.en),
                   body_zh, body_en, false, \(now), \(now)
              FROM unnest(\(names), \(digests.map(\.body.zh)), \(digests.map(\.body.en))) AS given (recipient, body_zh, body_en)
             CROSS JOIN LATERAL (SELECT 'digest/' || \(day.description)::text || '/' || recipient AS key) AS named
            ON CONFLICT DO NOTHING
            """
        )
        try database.execute(
            """
            UPDATE notification.digest SET notices = \(Int32(digests.count)) WHERE day = \(day.description)::date
            """
        )
    }
}
