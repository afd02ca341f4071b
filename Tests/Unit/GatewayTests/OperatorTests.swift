import Foundation
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
    func queues() throws {
        let listed: [QueueReader.Listed] = [
            .init(name: "t.intake.submissions", ready: 3, unacknowledged: 2, consumers: 4),
            .init(name: "t.department.441900103-chengguan.8f3a", ready: 5, unacknowledged: 0, consumers: 1),
            .init(name: "t.department.441900103-zhujian.77c1", ready: 1, unacknowledged: 1, consumers: 0),
            .init(name: "t.gateway.live.1", ready: nil, unacknowledged: nil, consumers: nil),
            .init(name: "somebody.elses", ready: 9, unacknowledged: 9, consumers: 9),
        ]
        var ages = QueueAges()
        let (first, second) = (Timestamp(seconds: 100), Timestamp(seconds: 200))
        ages.note([listed[1]], at: first)
        ages.note(listed, at: second)
        let sight = QueueReader.sight(of: .init(queues: listed, connections: []), ages: ages, prefix: "t.")
        #expect(
            sight.queues == [
                BoardQueue(name: "department.*", queues: 2, ready: 6, unacknowledged: 1, consumers: 1, oldestAt: first),
                BoardQueue(name: "gateway.live.*", queues: 1, ready: 0, unacknowledged: 0, consumers: 0),
                BoardQueue(
                    name: "intake.submissions",
                    queues: 1,
                    ready: 3,
                    unacknowledged: 2,
                    consumers: 4,
                    oldestAt: second
                ),
            ]
        )
        // A department reads of its own queue what is in it, and not what it is called.
        let code = try #require(DepartmentCode(rawValue: "441900103-zhujian"))
        #expect(
            sight.departments[code]
                == BoardQueue(
                    name: code.rawValue,
                    queues: 1,
                    ready: 1,
                    unacknowledged: 1,
                    consumers: 0,
                    oldestAt: second
                )
        )
    }

    @Test("A process runs what all its connections say; where they differ, all of it is told")
    func versions() throws {
        let connections = try JSONDecoder().decode(
            [QueueReader.Connected].self,
            from: Data(
                """
                [{"client_properties": {"connection_name": "intake-1 relay services", "version": "1.4"}},
                 {"client_properties": {"connection_name": "intake-1 intake.commands", "version": "1.4"}},
                 {"client_properties": {"connection_name": "reward-2 relay services", "version": "1.5"}},
                 {"client_properties": {"connection_name": "reward-2 reward.events", "version": "1.4"}},
                 {"client_properties": {"product": "pika"}}, {}]
                """.utf8
            )
        )
        let sight = QueueReader.sight(of: .init(queues: [], connections: connections), ages: QueueAges(), prefix: "")
        #expect(sight.versions == ["intake-1": "1.4", "reward-2": "1.4, 1.5"])
    }

    @Test("A queue's oldest message is as old as the look at which it was first there")
    func ages() {
        var ages = QueueAges()
        func look(_ second: Int64, ready: Int, left: Int?) -> Timestamp? {
            let queue = QueueReader.Listed(
                name: "q",
                ready: ready,
                unacknowledged: 0,
                consumers: 1,
                figures: left.map { .init(ack: $0) }
            )
            ages.note([queue], at: Timestamp(seconds: second))
            return ages.oldest(in: "q")
        }
        func at(_ second: Int64) -> Timestamp { Timestamp(seconds: second) }
        #expect(look(0, ready: 0, left: nil) == nil)
        #expect(look(10, ready: 5, left: nil) == at(10))
        #expect(look(20, ready: 5, left: nil) == at(10))
        // Three more came, and four left: one of the first five is still there.
        #expect(look(30, ready: 4, left: 4) == at(10))
        #expect(look(40, ready: 2, left: 6) == at(30))
        // As many came as left: those that came last are the only ones.
        #expect(look(50, ready: 2, left: 8) == at(50))
        #expect(look(60, ready: 0, left: 10) == nil)
        #expect(look(70, ready: 1, left: 10) == at(70))
        // The broker was started again and counts anew; what waits is no younger for that.
        #expect(look(80, ready: 1, left: nil) == at(70))
        #expect(look(90, ready: 3, left: nil) == at(70))
        #expect(look(100, ready: 2, left: 1) == at(90))
    }

    @Test("A queue that only grows is remembered within bounds, and its oldest message stays the oldest")
    func growing() {
        var ages = QueueAges()
        for second in 1...5000 {
            let queue = QueueReader.Listed(name: "q", ready: second, unacknowledged: 0, consumers: 0)
            ages.note([queue], at: Timestamp(seconds: Int64(second)))
        }
        #expect(ages.oldest(in: "q") == Timestamp(seconds: 1))
        let drained = QueueReader.Listed(
            name: "q",
            ready: 10,
            unacknowledged: 0,
            consumers: 1,
            figures: .init(ack: 4990)
        )
        ages.note([drained], at: Timestamp(seconds: 5001))
        #expect(ages.oldest(in: "q").map { $0 > Timestamp(seconds: 4900) && $0 <= Timestamp(seconds: 4991) } == true)
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
