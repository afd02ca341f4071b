import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Messaging
import Model
import NIOCore
import Testing

@testable import GatewayService

@Suite("Operators and reviewers at the gateway")
struct OperatorTests {
    @Test("Queues of one kind are counted together, and nobody reads the names that are not to be guessed")
    func queues() {
        let listed: [QueueReader.Listed] = [
            .init(name: "t.intake.submissions", ready: 3, unacknowledged: 2, consumers: 4),
            .init(name: "t.department.441900103-chengguan.8f3a", ready: 5, unacknowledged: 0, consumers: 1),
            .init(name: "t.department.441900103-zhujian.77c1", ready: 1, unacknowledged: 1, consumers: 0),
            .init(name: "t.gateway.live.1", ready: nil, unacknowledged: nil, consumers: nil),
            .init(name: "somebody.elses", ready: 9, unacknowledged: 9, consumers: 9),
        ]
        #expect(
            QueueReader.gather(listed, prefix: "t.") == [
                BoardQueue(name: "department.*", queues: 2, ready: 6, unacknowledged: 1, consumers: 1),
                BoardQueue(name: "gateway.live.*", queues: 1, ready: 0, unacknowledged: 0, consumers: 0),
                BoardQueue(name: "intake.submissions", queues: 1, ready: 3, unacknowledged: 2, consumers: 4),
            ]
        )
    }

    @Test("An operator's word goes to the service that put the message aside; other names are unknown")
    func replays() async throws {
        let house = try await FakeHouse()
        try await house.talk { client in
            let token = try await house.token(.systemOperator)
            func replay(_ name: String, _ token: String) async throws -> HTTPResponse.Status {
                let answer = try await client.execute(
                    uri: "/v1/system/parked/\(name)/replay",
                    method: .post,
                    headers: [.authorization: "Bearer \(token)"]
                )
                return answer.status
            }
            #expect(try await replay("reward:17", token) == .ok)
            let sent = try #require(house.commands.sent.last?.command as? ReplayParked)
            #expect(sent.service == .reward && sent.number == 17 && sent.actor.role == .systemOperator)
            for name in ["gateway:1", "nobody:1", "reward", "reward:", "reward:x", "reward:1:2"] {
                #expect(try await replay(name, token) == .notFound, "\(name)")
            }
            #expect(house.commands.sent.count == 1)
            #expect(try await replay("reward:17", try await house.token(.cityAdmin, .city)) == .forbidden)
        }
    }

    @Test("A preview is answered by the service, refused in its words, and given up on when it takes too long")
    func previews() async throws {
        let house = try await FakeHouse()
        try await house.talk { client in
            let token = try await house.token(.cityAdmin, .city)
            let body = #"{"rule":{"extraPoints":5},"firstDay":"2026-05-01","lastDay":"2026-05-31"}"#
            func ask(_ body: String) async throws -> TestResponse {
                try await client.execute(
                    uri: "/v1/reward-previews",
                    method: .post,
                    headers: [.authorization: "Bearer \(token)", .contentType: "application/json"],
                    body: ByteBuffer(string: body)
                )
            }
            house.commands.answer(.done(state: #"{"towns":[]}"#))
            let answer = try await ask(body)
            #expect(answer.status == .ok && String(buffer: answer.body) == #"{"towns":[]}"#)
            let sent = try #require(house.commands.sent.last?.command as? PreviewRewardRule)
            #expect(sent.from == Timestamp("2026-05-01T00:00:00+08:00"))
            #expect(sent.until == Timestamp("2026-06-01T00:00:00+08:00"))
            house.commands.answer(.refused(Refusal(.rewardPreviewTooLarge)))
            #expect(try await ask(body).status.code == 422)
            house.commands.answer(.pending)
            #expect(try await ask(body).status == .serviceUnavailable)
            #expect(try await ask(#"{"rule":{},"firstDay":"2026-05-32","lastDay":"2026-05-31"}"#).status.code == 422)
        }
    }
}
