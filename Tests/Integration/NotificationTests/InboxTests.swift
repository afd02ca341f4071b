import Messaging
import Model
import PostgreSQL
import Testing

/// The inbox on real servers.
@Suite("The inbox", .timeLimit(.minutes(10)))
struct InboxTests {
    @Test("An event that comes again adds no notice; each recipient gets one")
    func once() async throws {
        try await InboxBench.run { bench in
            let sample = try Sample()
            let citizen = try #require(sample.report.citizenID)
            let (registered, dispatched) = (MessageID.random(), MessageID.random())
            let dispatch = CaseDispatched(
                report: sample.report,
                at: sample.at,
                caseID: sample.caseID,
                departmentCode: try sample.department(),
                round: 1,
                acceptBy: sample.at,
                dueAt: sample.at
            )
            try await bench.publish([
                (sample.registered, registered), (sample.registered, registered), (dispatch, dispatched),
            ])
            try await bench.publish([(dispatch, dispatched), (sample.opened, .random())])
            #expect(try await bench.inbox(of: .citizen(citizen)).count == 2)
            #expect(try await bench.inbox(of: .department(try sample.department())).count == 1)
            #expect(try await bench.inbox(of: .centre(sample.report.townCode)).map(\.title) == ["属实·待中心交办"])
        }
    }

    @Test("Every event of the system can be told, and names the category as the city does")
    func everyEvent() async throws {
        try await InboxBench.run { bench in
            let sample = try Sample()
            try await bench.publish(try sample.everything().map { ($0, .random()) })
            #expect(try await bench.count("SELECT count(*) FROM notification.parked") == 0)
            #expect(try await bench.count("SELECT count(*) FROM notification.notice WHERE body_zh LIKE '%其他事项%'") == 0)
            #expect(
                try await bench.count("SELECT count(*) FROM notification.notice WHERE body_zh LIKE '%消防通道堵塞%'") > 40
            )
        }
    }

    @Test("A person marks only their own notices as read")
    func reading() async throws {
        try await InboxBench.run { bench in
            let sample = try Sample()
            let citizen = try #require(sample.report.citizenID)
            try await bench.publish([(sample.registered, .random()), (sample.opened, .random())])
            let own = try await bench.inbox(of: .citizen(citizen)).map(\.id)
            let centre = try await bench.inbox(of: .centre(sample.report.townCode)).map(\.id)
            let reader = CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
            #expect(try await bench.send(MarkNoticesRead(noticeIDs: own + centre, actor: reader)) == .done(state: nil))
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM notification.notice WHERE state = 'read' AND notice_id = \(own[0])"
                )
                    == 1
            )
            #expect(
                try await bench.count(
                    "SELECT count(*) FROM notification.notice WHERE state = 'read' AND notice_id = \(centre[0])"
                )
                    == 0
            )
            #expect(try await bench.count("SELECT count(*) FROM notification.reading") == 1)
        }
    }

    @Test("Two clerks of a centre each have read what they have read")
    func clerks() async throws {
        try await InboxBench.run { bench in
            let sample = try Sample()
            try await bench.publish([(sample.opened, .random())])
            let notices = try await bench.inbox(of: .centre(sample.report.townCode)).map(\.id)
            for _ in 0..<2 {
                let clerk = CommandActor(id: .random(), role: .townCentre, scope: .town(sample.report.townCode))
                for _ in 0..<2 { _ = try await bench.send(MarkNoticesRead(noticeIDs: notices, actor: clerk)) }
            }
            #expect(try await bench.count("SELECT count(*) FROM notification.reading") == 2)
            let outsider = CommandActor(id: .random(), role: .systemOperator, scope: .city)
            let reply = try await bench.send(MarkNoticesRead(noticeIDs: notices, actor: outsider))
            #expect(reply == .refused(Refusal(.notPermitted)))
        }
    }

    @Test("Two instances side by side write each notice once")
    func twoInstances() async throws {
        try await InboxBench.run(instances: 2) { bench in
            let samples = try (0..<200).map { _ in try Sample() }
            let events = samples.map { (event: $0.registered as any MessageContract, id: MessageID.random()) }
            try await bench.publish(events + events.reversed())
            #expect(try await bench.count("SELECT count(*) FROM notification.notice") == 200)
            #expect(try await bench.count("SELECT count(*) FROM notification.parked") == 0)
        }
    }
}
