import City
import Crypto
import Foundation
import Logging
import Messaging
import Model
import NIOConcurrencyHelpers
import NotificationService
import PostgreSQL
import TestSupport
import Testing
import WeChat

/// What goes out besides the inbox, when, and to whom.
@Suite("Ways to a person", .timeLimit(.minutes(5)))
struct PreferenceTests {
    /// A platform for text messages that keeps what it was sent, and answers as the test says.
    private final class Platform: WeChatTransport {
        private struct State {
            var answers: [Result<(Int, String), WeChatFault>] = []
            var requests: [WeChatRequest] = []
        }

        private let state = NIOLockedValueBox(State())

        var requests: [WeChatRequest] { state.withLockedValue { $0.requests } }

        func answer(_ answers: Result<(Int, String), WeChatFault>...) {
            state.withLockedValue { $0.answers += answers }
        }

        func send(_ request: WeChatRequest) async throws(WeChatFault) -> WeChatReply {
            let answer = state.withLockedValue { state -> Result<(Int, String), WeChatFault> in
                state.requests.append(request)
                return state.answers.isEmpty ? .success((200, "")) : state.answers.removeFirst()
            }
            let (status, body) = try answer.get()
            return WeChatReply(status: status, body: Array(body.utf8))
        }
    }

    private static let key = SymmetricKey(data: Array("sixteen bytes and more".utf8))
    /// The service takes text messages on, and reaches nobody with them.
    private static let settings = ["SMS_URL": "http://127.0.0.1:9/never", "SMS_KEY": "sixteen bytes and more"]

    private static func sender(_ platform: Platform) -> TextMessages {
        TextMessages(adapter: HTTPSMSAdapter(transport: platform, path: "/send", key: key, clock: .real))
    }

    private static func worker(_ bench: InboxBench, _ platform: Platform) throws -> (DeliveryWorker, PostgresPool) {
        let pool = try bench.house.database.pool(as: .notification, size: 2)
        let sender = sender(platform)
        return (DeliveryWorker(pool: pool, clock: .real, logger: Logger(label: "texts"), sender: sender), pool)
    }

    private static func actor(_ id: UUID, _ role: Role = .citizen) -> CommandActor {
        CommandActor(id: AccountID(id), role: role, scope: role == .citizen ? .own : .cells([]))
    }

    /// Quiet hours that now lies in, or that it does not lie in.
    private static func quiet(now: Bool) throws -> QuietHours {
        let day = CivilDay(ServiceClock.real.now())
        let minute = Int((ServiceClock.real.now().microseconds - day.start.microseconds) / 60_000_000)
        let from = (minute + (now ? 1430 : 60)) % 1440
        return try #require(QuietHours(from: from, until: (from + 120) % 1440))
    }

    private static func prefer(
        _ bench: InboxBench,
        _ id: UUID,
        quiet: QuietHours?,
        weChat: Bool = true,
        phone: String? = "13800138000",
        role: Role = .citizen,
        digest: Bool = true
    ) async throws {
        let command = SetNoticePreferences(
            quietHours: quiet,
            isWeChatOn: weChat,
            isSMSOn: phone != nil,
            isDigestOn: digest,
            phone: phone,
            actor: actor(id, role)
        )
        guard case .done = try await bench.send(command) else { throw CancellationError() }
    }

    private static func deliveries(_ bench: InboxBench) async throws -> [String] {
        try await bench.database.autocommit {
            try $0.execute(
                """
                SELECT channel || ' ' || state || coalesce(' ' || code, '') || CASE WHEN is_held THEN ' held' ELSE '' END
                  FROM notification.delivery ORDER BY 1
                """
            ).decode(String.self)
        }
    }

    @Test("In quiet hours the inbox has a notice at once, and what goes out waits for their end and is not lost")
    func held() async throws {
        try await InboxBench.run(settings: Self.settings) { bench in
            let (quiet, awake) = (CitizenID.random(), CitizenID.random())
            try await Self.prefer(bench, quiet.uuid, quiet: try Self.quiet(now: true))
            try await Self.prefer(bench, awake.uuid, quiet: try Self.quiet(now: false))
            for citizen in [quiet, awake] {
                try await bench.publish([(try Sample(citizen: citizen).verified(.confirmed), .random())])
                #expect(try await bench.inbox(of: .citizen(citizen)).count == 1)
            }
            let texts = try await bench.database.autocommit { database in
                try database.execute(
                    "SELECT is_held, due_at > clock.now() + interval '30 minutes' FROM notification.delivery WHERE channel = 'sms'"
                ).decode((Bool, Bool).self)
            }
            #expect(texts.count == 2 && texts.contains { $0.0 && $0.1 } && texts.contains { !$0.0 && !$0.1 })
        }
    }

    @Test("An emergency, what is urgent for an officer and the end of a red packet come at any hour")
    func disturbing() async throws {
        try await InboxBench.run(settings: Self.settings) { bench in
            let sample = try Sample()
            let citizen = try #require(sample.report.citizenID)
            let night = try Self.quiet(now: true)
            try await Self.prefer(bench, citizen.uuid, quiet: night)
            try await Self.prefer(bench, sample.officer.uuid, quiet: night, role: .gridOfficer)
            var urgent = sample.report
            urgent.urgency = .urgent
            for report in [sample.report, urgent] {
                let assigned = TaskAssigned(
                    report: report,
                    at: sample.at,
                    taskID: sample.task,
                    kind: .first,
                    officerID: sample.officer,
                    round: 1,
                    dueAt: sample.at
                )
                try await bench.publish([(assigned, .random())])
            }
            let held = try await bench.count("SELECT count(*) FROM notification.delivery WHERE is_held")
            #expect(held == 1, "the ordinary task waits for the morning, the urgent one does not")
            #expect(Notice.mayDisturb(try Sample().registered, .citizen(citizen)) == false)
            var emergency = sample.report
            emergency.isEmergency = true
            let registered = ReportRegistered(report: emergency, at: sample.at, words: "着火了", acceptedAt: sample.at)
            #expect(Notice.mayDisturb(registered, .citizen(citizen)))
            for event in try sample.everything() where event is RedPacketReleased {
                #expect(Notice.mayDisturb(event, .citizen(citizen)))
            }
        }
    }

    @Test("What somebody turned off does not go out, and takes no grant; the inbox has it all the same")
    func turnedOff() async throws {
        try await InboxBench.run(settings: Self.settings) { bench in
            let citizen = CitizenID.random()
            let grant = SubscribeToNotices(kinds: [.verified], openID: "o-1", actor: Self.actor(citizen.uuid))
            guard case .done = try await bench.send(grant) else { throw CancellationError() }
            try await Self.prefer(bench, citizen.uuid, quiet: nil, weChat: false, phone: nil)
            try await bench.publish([(try Sample(citizen: citizen).verified(.confirmed), .random())])
            #expect(try await Self.deliveries(bench).isEmpty)
            #expect(try await bench.count("SELECT remaining::bigint FROM notification.subscription") == 1)
            #expect(try await bench.inbox(of: .citizen(citizen)).count == 1)
            try await Self.prefer(bench, citizen.uuid, quiet: nil)
            try await bench.publish([(try Sample(citizen: citizen).verified(.confirmed), .random())])
            #expect(Set(try await Self.deliveries(bench).map { String($0.prefix(3)) }) == ["sms", "weC"])
        }
    }

    @Test(
        "A text message is signed, says no more than the state, and its fate is on record: sent, arrived, failed and why"
    )
    func signed() async throws {
        try await InboxBench.run { bench in
            let platform = Platform()
            let (worker, pool) = try Self.worker(bench, platform)
            let sample = try Sample()
            try await bench.publish([(sample.verified(.confirmed), .random()), (sample.registered, .random())])
            let notices = try await bench.inbox(of: .citizen(try #require(sample.report.citizenID))).map(\.id)
            func send(_ answer: Result<(Int, String), WeChatFault>) async throws -> String {
                platform.answer(answer)
                try await bench.database.transaction { database in
                    try database.execute("DELETE FROM notification.delivery")
                    try database.execute(
                        """
                        INSERT INTO notification.delivery (notice_id, channel, kind, open_id, state, due_at, changed_at)
                        VALUES (\(notices[0]), 'sms', 'text', '13800138000', 'waiting', clock.now(), clock.now())
                        """
                    )
                }
                #expect(try await worker.sendNext() == 1)
                return try await Self.deliveries(bench).joined()
            }
            #expect(try await send(.success((200, ""))) == "sms sent")
            #expect(try await send(.success((202, #"{"state":"delivered"}"#))) == "sms delivered")
            #expect(try await send(.success((422, ""))) == "sms refused http.422")
            #expect(try await send(.success((503, ""))) == "sms waiting http.503", "not taken now: again later")
            #expect(try await send(.success((500, ""))) == "sms unknown http.500", "may have gone out: never again")
            #expect(try await send(.failure(.lost("cut"))) == "sms unknown transport.lost")
            #expect(try await send(.failure(.held)) == "sms waiting breaker.open")
            // Held until the morning: not before, and then once, whoever looks.
            try await bench.database.transaction { database in
                try database.execute(
                    """
                    UPDATE notification.delivery
                       SET state = 'waiting', is_held = true, attempt = 0, code = NULL, due_at = clock.now() + interval '8 hours'
                    """
                )
            }
            let before = platform.requests.count
            #expect(try await worker.sendNext() == 0)
            try await bench.database.transaction {
                try $0.execute("UPDATE notification.delivery SET due_at = clock.now()")
            }
            let tried = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await worker.sendNext() } }
                return try await group.reduce(0, +)
            }
            #expect(tried == 1 && platform.requests.count == before + 1)
            #expect(try await Self.deliveries(bench) == ["sms sent held"])
            let request = try #require(platform.requests.first)
            let headers = Dictionary(request.headers) { first, _ in first }
            let time = try #require(headers["X-Renrenpai-Time"])
            #expect(
                headers["X-Renrenpai-Signature"]
                    == HTTPSMSAdapter.signature(of: request.body, at: time, key: Self.key)
            )
            // As Python's hmac makes it.
            #expect(
                HTTPSMSAdapter.signature(of: Array(#"{"a":1}"#.utf8), at: "1790000000", key: Self.key)
                    == "7b5c652731ac16eea94984cb25ec3a0ba68d4474d36a4c13723a0588795b7fe4"
            )
            let body = String(decoding: request.body, as: UTF8.self)
            #expect(body.contains("13800138000") && body.contains("人人拍"))
            for secret in ["消防通道堵塞", "现场情况如图", "门口堆满了东西"] { #expect(!body.contains(secret)) }
            await pool.close()
        }
    }

    @Test("Every text message has one part")
    func short() throws {
        for event in try Sample().everything() {
            for notice in Notice.notices(of: event, category: Words(zh: "暴露垃圾", en: "Exposed rubbish")) {
                #expect(TextMessages.text(notice.title.zh).count <= 70)
            }
        }
    }

    @Test("Settings are refused with a version that is not the present one, or text messages without a number")
    func refused() async throws {
        try await InboxBench.run { bench in
            let id = UUID()
            func command(sms: Bool, version: Int? = nil) -> SetNoticePreferences {
                SetNoticePreferences(
                    quietHours: .standard,
                    isWeChatOn: true,
                    isSMSOn: sms,
                    isDigestOn: true,
                    actor: Self.actor(id),
                    expectedVersion: version
                )
            }
            #expect(try await bench.send(command(sms: true)) == .refused(Refusal(.phoneInvalid)))
            guard case .done(let state) = try await bench.send(command(sms: false, version: 0)) else {
                Issue.record("not set")
                return
            }
            #expect(try MessageCoding.decode(NoticePreferencesState.self, from: try #require(state)).version == 1)
            guard case .refused(let refusal) = try await bench.send(command(sms: false, version: 0)) else {
                Issue.record("not refused")
                return
            }
            #expect(refusal.code == .versionConflict)
        }
    }
}

/// What lies before people at the beginning of a working day.
@Suite("The digest", .timeLimit(.minutes(3)))
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
