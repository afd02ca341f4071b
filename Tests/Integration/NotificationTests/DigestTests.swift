import City
import Foundation
import Logging
import Messaging
import Model
import NotificationService
import PostgreSQL
import TestSupport
import Testing

/// What lies before people at the beginning of a working day.
@Suite("The digest", .timeLimit(.minutes(10)))
struct DigestTests {
    /// Wednesday, 25 November 2026.
    private static func keeper(_ bench: InboxBench, at time: String) throws -> (DigestKeeper, PostgresPool) {
        let moment = try #require(Timestamp("2026-11-\(time):00+08:00"))
        let pool = try bench.house.database.pool(as: .notification, size: 2)
        let clock = ServiceClock { moment }
        return (DigestKeeper(pool: pool, clock: clock, logger: Logger(label: "digest"), limits: LimitCatalogue()), pool)
    }

    /// Tasks of an officer, with their limits.
    private static func tasks(_ bench: InboxBench, of officer: OfficerID, due: [String]) async throws {
        let moments = try due.map { try #require(Timestamp("2026-11-\($0):00+08:00")) }
        try await bench.database.transaction { database in
            for moment in moments {
                let report = ReportID.random()
                try database.execute(
                    """
                    INSERT INTO verification.report
                           (report_id, is_anonymous, source, town_code, village_code, cell_code, category_code, urgency, is_public,
                            longitude, latitude, registered_at, needs_conclusion, outcome, version)
                    VALUES (\(report), true, 'citizen', '441900003', '441900003001', '441900003001001', '0101', 'normal', true,
                            113.75, 23.04, '2026-11-20', false, 'verifying', 1)
                    """
                )
                try database.execute(
                    """
                    INSERT INTO verification.task
                           (task_id, report_id, kind, round, state, officer_id, town_code, village_code, cell_code,
                            category_code, urgency, needs_conclusion, has_conclusion, questions, clockwork, assigned_at, due_at,
                            overdue_at, version)
                    VALUES (\(TaskID.random()), \(report), 'first', 1, 'assigned', \(officer), '441900003', '441900003001',
                            '441900003001001', '0101', 'normal', false, false, 0, '{}', '2026-11-20', \(moment),
                            CASE WHEN \(moment) < '2026-11-25 08:30+08'::timestamptz THEN \(moment) END, 1)
                    """
                )
            }
        }
    }

    private static func bodies(_ bench: InboxBench) async throws -> [String] {
        try await bench.database.autocommit {
            // What the house's own service writes on the day of the test is another day's.
            try $0.execute(
                """
                SELECT body_zh FROM notification.notice
                 WHERE type = 'digest.daily' AND occurred_at < '2026-11-28 12:00+08'
                 ORDER BY recipient, occurred_at
                """
            ).decode(String.self)
        }
    }

    @Test("Everybody with work hears once a working day, with two services at it; who turned it off does not")
    func once() async throws {
        try await InboxBench.run { bench in
            let (officer, silent) = (OfficerID.random(), OfficerID.random())
            try await Self.tasks(bench, of: officer, due: ["24T17:30", "25T17:30", "27T17:30"])
            try await Self.tasks(bench, of: silent, due: ["25T17:30"])
            let off = SetNoticePreferences(
                quietHours: .standard,
                isWeChatOn: true,
                isSMSOn: false,
                isDigestOn: false,
                actor: CommandActor(id: AccountID(silent.uuid), role: .gridOfficer, scope: .cells([]))
            )
            guard case .done = try await bench.send(off) else { throw CancellationError() }
            let (early, first) = try Self.keeper(bench, at: "25T08:29")
            #expect(try await early.write() == nil, "offices are closed")
            // While a question is open the clock stands still: nothing of it is due today.
            let waiting = OfficerID.random()
            try await Self.tasks(bench, of: waiting, due: ["25T17:30"])
            try await bench.database.transaction {
                try $0.execute(
                    """
                    UPDATE verification.task SET state = 'asking', asked_from = 'claimed' WHERE officer_id = \(waiting)
                    """
                )
            }
            let (one, second) = try Self.keeper(bench, at: "25T08:30")
            let (two, third) = try Self.keeper(bench, at: "25T08:31")
            let written: [Int?] = try await withThrowingTaskGroup(of: Int?.self) { group in
                for keeper in [one, two, one, two] { group.addTask { try await keeper.write() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(written.compactMap(\.self) == [1])
            #expect(try await Self.bodies(bench) == ["今日到期1件,已超期1件,新增0件,在办共3件。"])
            #expect(try await two.write() == nil)
            let (next, fourth) = try Self.keeper(bench, at: "26T09:00")
            #expect(try await next.write() == 1, "the next working day")
            let (saturday, fifth) = try Self.keeper(bench, at: "28T09:00")
            #expect(try await saturday.write() == nil)
            #expect(try await Self.bodies(bench).count == 2)
            for pool in [first, second, third, fourth, fifth] { await pool.close() }
        }
    }
}
