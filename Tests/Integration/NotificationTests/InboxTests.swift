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

    @Test("Nothing is written to whoever was forgotten, whatever comes to its end later, and nothing goes out to them")
    func forgotten() async throws {
        try await InboxBench.run(settings: PreferenceTests.settings) { bench in
            let (sample, other) = (try Sample(), try Sample())
            let (citizen, neighbour) = (
                try #require(sample.report.citizenID), try #require(other.report.citizenID)
            )
            try await bench.publish([(sample.registered, .random())])
            try await bench.publish([
                (CitizenErased(citizenID: citizen, at: sample.at, reason: .request), .random())
            ])
            let before = try await bench.inbox(of: .citizen(citizen)).count
            #expect(before == 1)
            // Both would have text messages, also at night.
            try await bench.database.autocommit { database in
                _ = try database.execute(
                    """
                    INSERT INTO notification.preference
                           (account_id, is_wechat_on, is_sms_on, is_digest_on, phone, version, changed_at)
                    SELECT id, true, true, true, '13800000000', 1, clock.now() FROM unnest(\([citizen, neighbour])) AS given (id)
                    """
                )
            }
            // The time of a pause is over, and what was proposed is found: to both, and one of them is no more.
            let later = sample.malice(citizen) + other.malice(neighbour)
            try await bench.publish(later.map { ($0, .random()) })
            #expect(try await bench.inbox(of: .citizen(citizen)).count == before)
            #expect(try await bench.inbox(of: .citizen(neighbour)).count > 5)
            // As the audit asks.
            #expect(
                try await bench.count(
                    """
                    SELECT count(*) FROM notification.notice
                     WHERE recipient = \(NoticeRecipient.citizen(citizen).description) AND (body_zh <> '' OR body_en <> '')
                    """
                ) == 0
            )
            let texts: SQL =
                "SELECT count(*) FROM notification.delivery JOIN notification.notice USING (notice_id) WHERE recipient ="
            #expect(try await bench.count("\(texts) \(NoticeRecipient.citizen(citizen).description)") == 0)
            #expect(try await bench.count("\(texts) \(NoticeRecipient.citizen(neighbour).description)") > 0)
            #expect(try await bench.count("SELECT count(*) FROM notification.parked") == 0)
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
