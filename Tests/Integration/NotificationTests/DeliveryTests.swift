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

/// WeChat's open platform as a test wants it: what it answers to each message, and what it was sent.
private final class ScriptedPlatform: WeChatTransport {
    private struct State {
        var answers: [Result<String, WeChatFault>] = []
        var sent: [String] = []
    }

    private let state = NIOLockedValueBox(State())

    /// Bodies of the subscribe messages that came in.
    var sent: [String] { state.withLockedValue { $0.sent } }

    /// The next answers to subscribe messages; afterwards everything is taken.
    func answer(_ answers: Result<String, WeChatFault>...) { state.withLockedValue { $0.answers += answers } }

    func send(_ request: WeChatRequest) async throws(WeChatFault) -> WeChatReply {
        guard request.path.hasPrefix("/cgi-bin/message/subscribe/send") else {
            return WeChatReply(status: 200, body: Array(#"{"access_token":"token","expires_in":7200}"#.utf8))
        }
        let answer = state.withLockedValue { state -> Result<String, WeChatFault> in
            state.sent.append(String(decoding: request.body, as: UTF8.self))
            return state.answers.isEmpty ? .success("0") : state.answers.removeFirst()
        }
        switch answer {
        case .success(let code):
            return WeChatReply(status: 200, body: Array(#"{"errcode":\#(code),"errmsg":"told"}"#.utf8))
        case .failure(let fault): throw fault
        }
    }
}

@Suite("Notices in WeChat", .timeLimit(.minutes(10)))
struct DeliveryTests {
    private func worker(_ bench: InboxBench, _ platform: ScriptedPlatform) throws -> (DeliveryWorker, PostgresPool) {
        let pool = try bench.house.database.pool(as: .notification, size: 2)
        let worker = DeliveryWorker(
            pool: pool,
            clock: .real,
            logger: Logger(label: "deliveries"),
            sender: SubscribeMessages(
                client: MiniProgramClient(transport: platform, appID: "wx", secret: "secret", clock: .real),
                templates: [.verified: "template-verified", .reward: "template-reward"]
            )
        )
        return (worker, pool)
    }

    private func grant(_ bench: InboxBench, _ citizen: CitizenID, _ kinds: [SubscribedNotice]) async throws {
        let command = SubscribeToNotices(
            kinds: kinds,
            openID: "o-\(citizen)",
            actor: CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
        )
        guard case .done = try await bench.send(command) else { throw CancellationError() }
        // At any hour: these tests run at night as well.
        let settings = SetNoticePreferences(
            quietHours: nil,
            isWeChatOn: true,
            isSMSOn: false,
            isDigestOn: true,
            actor: command.actor
        )
        guard case .done = try await bench.send(settings) else { throw CancellationError() }
    }

    private func states(_ bench: InboxBench) async throws -> [String] {
        try await bench.database.autocommit {
            try $0.execute("SELECT state || coalesce(' ' || code, '') FROM notification.delivery ORDER BY 1")
                .decode(String.self)
        }
    }

    @Test(
        "Each grant is one message, sent once though several workers and repeated events are at it; the rest stays in the inbox"
    )
    func once() async throws {
        try await InboxBench.run(instances: 2) { bench in
            let platform = ScriptedPlatform()
            let (worker, pool) = try worker(bench, platform)
            let (asked, unasked) = (CitizenID.random(), CitizenID.random())
            try await grant(bench, asked, [.verified])
            try await grant(bench, asked, [.verified, .reward])
            // Three verified reports of somebody with two grants, one of somebody with none; each event comes twice.
            let events = try [asked, asked, asked, unasked].map { citizen in
                (
                    event: try Sample(citizen: citizen).verified(.confirmed) as any MessageContract,
                    id: MessageID.random()
                )
            }
            try await bench.publish(events + events)
            #expect(try await states(bench) == ["waiting", "waiting"])
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 { group.addTask { _ = try await worker.sendNext() } }
                try await group.waitForAll()
            }
            try await bench.publish(events)
            #expect(try await worker.sendNext() == 0)
            #expect(platform.sent.count == 2)
            #expect(platform.sent.allSatisfy { $0.contains("template-verified") && $0.contains("o-\(asked)") })
            #expect(try await states(bench) == ["sent", "sent"])
            let left = try await bench.count("SELECT sum(remaining)::int FROM notification.subscription")
            #expect(left == 1, "the grant for rewards is still there")
            let inApp = try await bench.count(
                "SELECT count(*) FROM notification.notice WHERE type = 'report.verified.v1'"
            )
            #expect(inApp >= 4)
            await pool.close()
        }
    }

    @Test(
        "What may have been sent is never sent again, what surely was not is; a used-up grant is final, and so is a dead process"
    )
    func faults() async throws {
        try await InboxBench.run { bench in
            let platform = ScriptedPlatform()
            let (worker, pool) = try worker(bench, platform)
            let citizen = CitizenID.random()
            for _ in 0..<4 { try await grant(bench, citizen, [.verified]) }
            func verify() async throws {
                let sample = try Sample(citizen: citizen)
                try await bench.publish([(event: sample.verified(.confirmed), id: .random())])
            }
            for answer: Result<String, WeChatFault> in [
                .success("43101"), .failure(.lost("cut off")), .success("-1"),
            ] {
                platform.answer(answer)
                try await verify()
                #expect(try await worker.sendNext() == 1)
            }
            #expect(try await states(bench) == ["refused 43101", "unknown transport.lost", "waiting -1"])
            // The last one is due later: nothing is sent now, and one message when it is due.
            let later = try await bench.count(
                "SELECT count(*) FROM notification.delivery WHERE state = 'waiting' AND due_at > changed_at + interval '1 second'"
            )
            #expect(later == 1)
            try await bench.database.transaction {
                try $0.execute(
                    "UPDATE notification.delivery SET due_at = clock.now() + interval '1 hour' WHERE state = 'waiting'"
                )
            }
            #expect(try await worker.sendNext() == 0)
            try await bench.database.transaction {
                try $0.execute("UPDATE notification.delivery SET due_at = clock.now() WHERE state = 'waiting'")
            }
            #expect(try await worker.sendNext() == 1)
            // A process died while it was sending: nobody knows, and nobody sends it again.
            try await verify()
            try await bench.database.transaction {
                try $0.execute(
                    """
                    UPDATE notification.delivery SET state = 'sending', due_at = clock.now() - interval '1 second'
                     WHERE state = 'waiting'
                    """
                )
            }
            #expect(try await worker.sendNext() == 0)
            #expect(
                try await states(bench)
                    == ["refused 43101", "sent", "unknown process.ended", "unknown transport.lost"]
            )
            #expect(platform.sent.count == 4)
            await pool.close()
        }
    }

    @Test("What follows from an attempt: silence is final, postponement has its end")
    func outcomes() {
        #expect(DeliveryOutcome(.accepted, attempt: 1) == .sent)
        #expect(DeliveryOutcome(.refusal(code: "43101"), attempt: 1) == .refused(code: "43101"))
        #expect(DeliveryOutcome(.silence(code: "lost"), attempt: 1) == .unknown(code: "lost"))
        #expect(DeliveryOutcome(.postponement(code: "-1"), attempt: 1) == .again(code: "-1", after: .seconds(5)))
        #expect(DeliveryOutcome(.postponement(code: "-1"), attempt: 8) == .refused(code: "-1"))
    }
}
