import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func noticePreferences(of account: AccountID) async throws -> NoticePreferences {
        try await pool.autocommit { database in
            let row = try database.execute(
                """
                SELECT quiet_from, quiet_until, is_wechat_on, is_sms_on, is_digest_on, phone, version
                  FROM read.notice_preference
                 WHERE account_id = \(account)
                """
            ).decodeFirst((Int32?, Int32?, Bool, Bool, Bool, String?, Int64).self)
            guard let row else { return .standard }
            let quiet = row.0.flatMap { from in row.1.flatMap { QuietHours(from: Int(from), until: Int($0)) } }
            return NoticePreferences(
                quietHours: quiet,
                isWeChatOn: row.2,
                isSMSOn: row.3,
                isDigestOn: row.4,
                phone: row.5,
                version: Int(row.6)
            )
        }
    }

    /// What became of these notices outside the inbox.
    static func deliveries(of notices: [NoticeID], in database: Database) throws -> [NoticeID: [NoticeDelivery]] {
        let rows = try database.execute(
            """
            SELECT notice_id, channel, state, code, due_at, is_held, changed_at
              FROM read.delivery
             WHERE notice_id = ANY (\(notices))
             ORDER BY notice_id, channel
            """
        ).decode((NoticeID, String, String, String?, Timestamp, Bool, Timestamp).self)
        return rows.reduce(into: [:]) { deliveries, row in
            let delivery = NoticeDelivery(
                channel: row.1,
                stored: row.2,
                code: row.3,
                dueAt: row.4,
                isHeld: row.5,
                changedAt: row.6
            )
            if let delivery { deliveries[row.0, default: []].append(delivery) }
        }
    }
}
