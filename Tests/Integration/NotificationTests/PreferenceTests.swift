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
@Suite("Ways to a person", .timeLimit(.minutes(10)))
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
    static let settings = ["SMS_URL": "http://127.0.0.1:9/never", "SMS_KEY": "sixteen bytes and more"]

    private static func sender(_ platform: Platform) -> TextMessages {
        TextMessages(adapter: HTTPSMSAdapter(transport: platform, path: "/send", key: key, clock: .real))
    }

    private static func worker(_ bench: InboxBench, _ platform: Platform) throws -> (DeliveryWorker, PostgresPool) {
        let pool = try bench.house.database.pool(as: .notification, size: 2)
        let sender = sender(platform)
        return (DeliveryWorker(pool: pool, clock: .real, logger: Logger(label: "texts"), sender: sender), pool)
    }

    static func actor(_ id: UUID, _ role: Role = .citizen) -> CommandActor {
        CommandActor(id: AccountID(id), role: role, scope: role == .citizen ? .own : .cells([]))
    }

    /// Quiet hours that now lies in, or that it does not lie in.
    static func quiet(now: Bool) throws -> QuietHours {
        let day = CivilDay(ServiceClock.real.now())
        let minute = Int((ServiceClock.real.now().microseconds - day.start.microseconds) / 60_000_000)
        let from = (minute + (now ? 1430 : 60)) % 1440
        return try #require(QuietHours(from: from, until: (from + 120) % 1440))
    }

    static func prefer(
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

    @Test("An emergency, and what is urgent for an officer, come at any hour")
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
            let (plain, emergency) = (try Sample().registered, try Sample(isEmergency: true).registered)
            #expect(!Notice.mayDisturb(plain, .citizen(citizen)) && Notice.mayDisturb(emergency, .citizen(citizen)))
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

    /// A notice as a text message that is due.
    private static func text(_ bench: InboxBench, _ notice: NoticeID, mayDisturb: Bool = false) async throws {
        try await bench.database.transaction { database in
            try database.execute("DELETE FROM notification.delivery WHERE channel = 'sms'")
            try database.execute(
                """
                INSERT INTO notification.delivery
                       (notice_id, channel, kind, open_id, state, due_at, may_disturb, changed_at)
                VALUES (\(notice), 'sms', 'text', '', 'waiting', clock.now(), \(mayDisturb), clock.now())
                """
            )
        }
    }

    @Test(
        "What is turned off while it waits does not go, and its grant comes back; what is carried into the night waits for its end"
    )
    func askedOnceMore() async throws {
        try await InboxBench.run { bench in
            let platform = Platform()
            let (texts, pool) = try Self.worker(bench, platform)
            let messages = DeliveryWorker(pool: pool, clock: .real, logger: Logger(label: "test"), sender: Willing())
            let citizen = CitizenID.random()
            let grant = SubscribeToNotices(kinds: [.verified], openID: "o-1", actor: Self.actor(citizen.uuid))
            guard case .done = try await bench.send(grant) else { throw CancellationError() }
            try await Self.prefer(bench, citizen.uuid, quiet: nil)
            try await bench.publish([(try Sample(citizen: citizen).verified(.confirmed), .random())])
            let notice = try #require(try await bench.inbox(of: .citizen(citizen)).first?.id)
            try await Self.text(bench, notice)
            try await Self.prefer(bench, citizen.uuid, quiet: try Self.quiet(now: true), phone: "13900139000")
            #expect(try await texts.sendNext() == 0)
            #expect(try await Self.deliveries(bench) == ["sms waiting held", "weChat waiting"])
            #expect(platform.requests.isEmpty)
            try await Self.text(bench, notice, mayDisturb: true)
            #expect(try await texts.sendNext() == 1)
            let body = String(decoding: try #require(platform.requests.first).body, as: UTF8.self)
            #expect(body.contains("13900139000"), "the number that is set now")
            try await Self.text(bench, notice)
            try await Self.prefer(bench, citizen.uuid, quiet: nil, weChat: false, phone: nil)
            #expect(try await bench.count("SELECT remaining::bigint FROM notification.subscription") == 0)
            #expect(try await texts.sendNext() == 0)
            #expect(try await messages.sendNext() == 0)
            #expect(
                try await Self.deliveries(bench)
                    == ["sms refused preference.off", "weChat refused preference.off"]
            )
            #expect(platform.requests.count == 1)
            #expect(try await bench.count("SELECT remaining::bigint FROM notification.subscription") == 1)
            await pool.close()
        }
    }

    /// Takes everything.
    private struct Willing: NoticeSender {
        let channel = NoticeChannel.weChat
        func send(_ delivery: Delivery) async -> DeliveryOutcome.Ending { .accepted }
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
            let citizen = try #require(sample.report.citizenID)
            try await Self.prefer(bench, citizen.uuid, quiet: nil)
            let notice = try #require(try await bench.inbox(of: .citizen(citizen)).first?.id)
            func send(_ answer: Result<(Int, String), WeChatFault>) async throws -> String {
                platform.answer(answer)
                try await Self.text(bench, notice)
                #expect(try await worker.sendNext() == 1)
                return try await Self.deliveries(bench).joined()
            }
            #expect(try await send(.success((200, ""))) == "sms sent")
            #expect(try await send(.success((202, #"{"state":"delivered"}"#))) == "sms delivered")
            #expect(try await send(.success((422, ""))) == "sms refused http.422")
            #expect(try await send(.success((503, ""))) == "sms waiting http.503", "not taken now: again later")
            #expect(try await send(.success((401, ""))) == "sms waiting http.401", "our own key: once it is right")
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
            // A process died between sending and noting it: nobody knows whether it went, and nobody sends it again.
            try await Self.text(bench, notice)
            try await bench.database.transaction {
                try $0.execute(
                    """
                    UPDATE notification.delivery
                       SET state = 'sending', attempt = 1, due_at = clock.now() - interval '1 second'
                    """
                )
            }
            #expect(try await worker.sendNext() == 0)
            #expect(try await Self.deliveries(bench) == ["sms unknown process.ended"])
            #expect(platform.requests.count == before + 1)
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

    @Test("Every text message has one part, and none has words of anybody or the matter, in an emergency either")
    func short() throws {
        let said = [
            "现场情况如图", "门口堆满了东西", "在哪一侧", "我家在三楼", "我明明看到了", "外出培训", "两处不同", "着火了", "应为道路破损",
            "已围挡", "不属本单位", "待料", "可按期", "需立项", "已清理", "未清理干净", "复核属实", "李四", "暴露垃圾",
        ]
        var texts = 0
        for event in try Sample().everything() + Sample(isEmergency: true).everything() {
            for notice in Notice.notices(of: event, category: Words(zh: "暴露垃圾", en: "Exposed rubbish"))
            where notice.recipient.account != nil && notice.isWorthText(of: event) {
                texts += 1
                let type = Swift.type(of: event).type.description
                let text = TextMessages.text(notice.title.zh, of: type)
                if type.hasPrefix("malice.") || type.hasPrefix("rewards.") {
                    #expect(text == "【人人拍】您有一条新通知。详情请打开人人拍查看。")
                }
                #expect(text.count <= 70)
                for words in said { #expect(!text.contains(words), "\(text)") }
            }
        }
        #expect(texts > 30)
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
            let shared = SetNoticePreferences(
                quietHours: nil,
                isWeChatOn: true,
                isSMSOn: true,
                isDigestOn: true,
                phone: "13800138000",
                actor: Self.actor(UUID(), .townCentre)
            )
            #expect(try await bench.send(shared) == .refused(Refusal(.inboxShared)))
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
