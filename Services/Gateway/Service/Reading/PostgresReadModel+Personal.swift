import Messaging
package import Model
import PostgreSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension PostgresReadModel {
    package func notices(for viewer: Viewer, page: Page) async throws -> NoticePage {
        let inboxes = viewer.actor.inboxes.map(\.description)
        // Who shares an inbox reads its digest or not, whatever the others want.
        let wanted: SQL = """
            recipient = ANY (\(inboxes))
            AND NOT (type = 'digest.daily'
                     AND EXISTS (SELECT FROM read.notice_preference AS wants
                                  WHERE wants.account_id = \(viewer.account) AND NOT wants.is_digest_on))
            """
        return try await pool.autocommit { database in
            let rows = try database.execute(
                """
                SELECT notice_id, type, title_zh, title_en, body_zh, body_en, is_action, report_id, task_id, case_id,
                       occurred_at,
                       EXISTS (SELECT 1 FROM read.notice_reading AS reading
                                WHERE reading.notice_id = notice.notice_id AND reading.account_id = \(viewer.account))
                  FROM read.notice
                 WHERE \(wanted) \(page.continuation("occurred_at", "notice_id"))
                 ORDER BY occurred_at DESC, notice_id DESC
                 LIMIT \(page.limit + 1)
                """
            ).decode(
                (
                    UUID, String, String, String, String, String, Bool, ReportID?, TaskID?, CaseID?, Timestamp, Bool
                ).self
            )
            let deliveries = try Self.deliveries(
                of: rows.prefix(page.limit).map { NoticeID($0.0) },
                in: database
            )
            let unread = try database.execute(
                """
                SELECT count(*) FROM (
                    SELECT FROM read.notice
                     WHERE \(wanted) AND state = 'unread'
                     LIMIT 1000
                ) AS unread_notice
                """
            ).decodeOne(Int64.self)
            return NoticePage(
                items: rows.prefix(page.limit).map { row in
                    NoticeItem(
                        id: NoticeID(row.0),
                        at: row.10,
                        type: row.1,
                        title: WordsAnswer(zh: row.2, en: row.3),
                        words: WordsAnswer(zh: row.4, en: row.5),
                        isAction: row.6,
                        reportId: row.7,
                        taskId: row.8,
                        caseId: row.9,
                        isRead: row.11,
                        deliveries: deliveries[NoticeID(row.0)] ?? []
                    )
                },
                unread: Int(unread),
                next: page.next(rows) { Page.Place(at: $0.10, id: $0.0) }
            )
        }
    }

    package func points(of citizen: CitizenID) async throws -> PointsAnswer {
        try await pool.autocommit { database in
            let account = "points/\(citizen)"
            let balance = try database.execute("SELECT amount FROM read.balance WHERE code = \(account)")
                .decodeFirst(Int64.self)
            let entries = try database.execute(
                """
                SELECT recorded_at, amount, kind, report_id
                  FROM read.posting
                 WHERE account_id = (SELECT account_id FROM read.balance WHERE code = \(account))
                 ORDER BY position DESC
                 LIMIT 200
                """
            ).decode((Timestamp, Int64, String, ReportID?).self)
            let packets = try database.execute(
                """
                SELECT report_id, fen, decided_at, reserved_until, state FROM read.reward
                 WHERE citizen_id = \(citizen) AND fen > 0 ORDER BY decided_at DESC LIMIT 200
                """
            ).decode((ReportID, Int64, Timestamp, Timestamp?, String).self)
            return PointsAnswer(
                balance: Int(balance ?? 0),
                entries: entries.map { PointsEntry(at: $0.0, points: Int($0.1), reason: $0.2, reportId: $0.3) },
                redPackets: packets.map {
                    RedPacketItem(
                        reportId: $0.0,
                        fen: Int($0.1),
                        state: $0.4,
                        reservedAt: $0.2,
                        expiresAt: $0.3
                    )
                }
            )
        }
    }

    package func reward(of report: ReportID, citizen: CitizenID) async throws -> RewardAnswer? {
        try await pool.autocommit { database in
            let decided = try database.execute(
                """
                SELECT points, fen, declined, is_drawn FROM read.reward
                 WHERE report_id = \(report) AND citizen_id = \(citizen)
                """
            ).decodeFirst((Int64, Int64, String?, Bool).self).map { points, fen, declined, isDrawn in
                RewardAnswer(
                    report: report,
                    points: Int(points),
                    fen: Int(fen),
                    declined: declined.flatMap(RedPacketDecline.init(rawValue:)),
                    isDrawn: isDrawn
                )
            }
            if let decided { return decided }
            return try database.execute(
                """
                SELECT EXISTS (SELECT FROM read.own_malice
                                WHERE own_malice.citizen_id = withheld.citizen_id
                                  AND (state = 'appealed' OR state = 'found' AND appeal_until >= clock.now()))
                  FROM read.withheld
                 WHERE report_id = \(report) AND citizen_id = \(citizen)
                """
            ).decodeFirst(Bool.self).map { .withheld(report, mayBeGranted: $0) }
        }
    }

    package func redPacket(of report: ReportID, citizen: CitizenID) async throws -> RedPacketAnswer? {
        try await pool.autocommit { database in
            let row = try database.execute(
                """
                SELECT fen, state, reserved_until, package_info, reserved_until <= clock.now()
                  FROM read.payout
                 WHERE report_id = \(report) AND citizen_id = \(citizen)
                """
            ).decodeFirst((Int64, String, Timestamp, String?, Bool).self)
            guard let row, let state = PayoutState(rawValue: row.1) else { return nil }
            return RedPacketAnswer(
                reportId: report,
                fen: Int(row.0),
                state: state,
                words: WordsAnswer(state.words(isOver: row.4)),
                expiresAt: row.2,
                packageInfo: row.3
            )
        }
    }
}
