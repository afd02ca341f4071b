import Messaging
import Model
import PostgreSQL

/// The statements of `notification.preference`.
enum PreferenceStore {
    /// What these people have set; nothing for whoever has set nothing.
    static func load(_ accounts: [AccountID], in database: Database) throws -> [AccountID: NoticePreferences] {
        guard !accounts.isEmpty else { return [:] }
        return try read("account_id = ANY (\(accounts))", in: database)
    }

    /// The same for a change. Nobody else changes these until the transaction ends, also where there is no row yet.
    static func lock(_ accounts: [AccountID], in database: Database) throws -> [AccountID: NoticePreferences] {
        try database.enqueue(
            """
            SELECT pg_advisory_xact_lock(hashtextextended('notification.preference/' || account, 0))
              FROM (SELECT account::text FROM unnest(\(accounts)) AS account ORDER BY account) AS ordered
            """
        )
        return try load(accounts, in: database)
    }

    private static func read(_ condition: SQL, in database: Database) throws -> [AccountID: NoticePreferences] {
        let rows = try database.execute(
            """
            SELECT account_id, quiet_from::integer, quiet_until::integer, is_wechat_on, is_sms_on, is_digest_on, phone, version
              FROM notification.preference
             WHERE \(condition)
            """
        ).decode((AccountID, Int32?, Int32?, Bool, Bool, Bool, String?, Int64).self)
        return rows.reduce(into: [:]) { known, row in
            let quiet = row.1.flatMap { from in row.2.flatMap { QuietHours(from: Int(from), until: Int($0)) } }
            known[row.0] = NoticePreferences(
                quietHours: quiet,
                isWeChatOn: row.3,
                isSMSOn: row.4,
                isDigestOn: row.5,
                phone: row.6,
                version: Int(row.7)
            )
        }
    }

    static func store(
        _ settings: [(account: AccountID, preferences: NoticePreferences)],
        at now: Timestamp,
        in database: Database
    ) throws {
        guard !settings.isEmpty else { return }
        let all = settings.map(\.preferences)
        try database.execute(
            """
            INSERT INTO notification.preference
                   (account_id, quiet_from, quiet_until, is_wechat_on, is_sms_on, is_digest_on, phone, version, changed_at)
            SELECT account_id, quiet_from, quiet_until, is_wechat_on, is_sms_on, is_digest_on, phone, version, \(now)
              FROM unnest(\(settings.map(\.account)), \(all.map { $0.quietHours.map { Int16($0.from) } }),
                          \(all.map { $0.quietHours.map { Int16($0.until) } }), \(all.map(\.isWeChatOn)),
                          \(all.map(\.isSMSOn)), \(all.map(\.isDigestOn)), \(all.map(\.phone)),
                          \(all.map { Int64($0.version) }))
                AS given (account_id, quiet_from, quiet_until, is_wechat_on, is_sms_on, is_digest_on, phone, version)
            ON CONFLICT (account_id) DO UPDATE
               SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                   is_wechat_on = excluded.is_wechat_on, is_sms_on = excluded.is_sms_on,
                   is_digest_on = excluded.is_digest_on, phone = excluded.phone, version = excluded.version,
                   changed_at = excluded.changed_at
            """
        )
    }
}
