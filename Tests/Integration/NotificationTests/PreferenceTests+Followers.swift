import Foundation
import Messaging
import Model
import PostgreSQL
import Testing

extension PreferenceTests {
    /// Who hears of something, how, and whether it waits for the end of quiet hours.
    private struct Heard: Hashable {
        let citizen: CitizenID
        let channel: String
        let isHeld: Bool
    }

    private static func heard(_ type: MessageType, _ bench: InboxBench) async throws -> [Heard] {
        try await bench.database.autocommit { database in
            try database.execute(
                """
                SELECT substr(notice.recipient, 9)::uuid, delivery.channel, delivery.is_held
                  FROM notification.delivery
                  JOIN notification.notice USING (notice_id)
                 WHERE notice.type = \(type.rawValue)
                """
            ).decode((CitizenID, String, Bool).self).map { Heard(citizen: $0.0, channel: $0.1, isHeld: $0.2) }
        }
    }

    private static func grant(_ bench: InboxBench, _ citizen: CitizenID, _ kinds: [SubscribedNotice]) async throws {
        let command = SubscribeToNotices(kinds: kinds, openID: "o-\(citizen)", actor: actor(citizen.uuid))
        guard case .done = try await bench.send(command) else { throw CancellationError() }
    }

    @Test(
        "Followers hear by text message and in WeChat what the reporter hears there, each once and by their own settings; who left does not"
    )
    func followers() async throws {
        try await InboxBench.run(instances: 2, settings: Self.settings) { bench in
            let sample = try Sample()
            let reporter = try #require(sample.report.citizenID)
            let (texted, asleep, merged, left) = (
                CitizenID.random(), CitizenID.random(), CitizenID.random(), CitizenID.random()
            )
            let (granted, off, silent) = (CitizenID.random(), CitizenID.random(), CitizenID.random())
            for citizen in [reporter, texted, merged, left] {
                try await Self.prefer(bench, citizen.uuid, quiet: nil)
            }
            try await Self.prefer(bench, asleep.uuid, quiet: try Self.quiet(now: true))
            try await Self.prefer(bench, granted.uuid, quiet: nil, phone: nil)
            try await Self.prefer(bench, off.uuid, quiet: nil, weChat: false, phone: nil)
            for citizen in [granted, off, asleep] { try await Self.grant(bench, citizen, [.verified]) }

            let own = ReportID.random()
            var events: [any MessageContract] = [texted, asleep, granted, off, silent, left].map {
                ReportFollowed(report: sample.report, at: sample.at, citizenID: $0, followers: 1)
            }
            events.append(
                ReportFollowed(
                    report: sample.report,
                    at: sample.at,
                    citizenID: merged,
                    followers: 7,
                    mergedReportID: own
                )
            )
            events.append(
                ReportUnfollowed(
                    report: sample.report,
                    at: sample.at + .seconds(1),
                    citizenID: left,
                    followers: 6
                )
            )
            try await bench.publish(events.map { ($0, .random()) })
            #expect(try await Self.heard(ReportFollowed.type, bench).isEmpty, "only to be known")

            let verified = (event: sample.verified(.confirmed) as any MessageContract, id: MessageID.random())
            try await bench.publish([verified])
            try await bench.publish([verified])
            let expected: Set<Heard> = [
                Heard(citizen: reporter, channel: "sms", isHeld: false),
                Heard(citizen: texted, channel: "sms", isHeld: false),
                Heard(citizen: merged, channel: "sms", isHeld: false),
                Heard(citizen: asleep, channel: "sms", isHeld: true),
                Heard(citizen: asleep, channel: "weChat", isHeld: true),
                Heard(citizen: granted, channel: "weChat", isHeld: false),
            ]
            let told = try await Self.heard(ReportVerified.type, bench)
            #expect(Set(told) == expected && told.count == expected.count)
            let unused = try await bench.database.autocommit {
                try $0.execute("SELECT citizen_id FROM notification.subscription WHERE remaining > 0")
                    .decode(CitizenID.self)
            }
            #expect(unused == [off], "one grant, one message")

            // What has only to be known stays in the inbox, with followers as with the reporter.
            let failed = RecheckFailed(
                report: sample.report,
                at: sample.at,
                taskID: sample.task,
                caseID: sample.caseID,
                round: 1,
                checkedBy: AccountID(sample.officer.uuid),
                evidence: Evidence(photos: [], words: "现场情况如图")
            )
            try await bench.publish([(failed, .random())])
            #expect(try await bench.inbox(of: .citizen(silent)).count == 3)
            #expect(try await Self.heard(RecheckFailed.type, bench).isEmpty)

            // The end: whoever has a report of their own hears it about that one.
            let closed = CaseClosed(
                report: sample.report,
                at: sample.at,
                caseID: sample.caseID,
                departmentCode: try sample.department(),
                round: 1,
                words: "已恢复",
                photos: [],
                isInTime: true,
                isOverallInTime: true
            )
            try await bench.publish([(closed, .random())])
            let end = try await Self.heard(CaseClosed.type, bench)
            #expect(Set(end.map(\.citizen)) == [reporter, texted, merged, asleep] && end.count == 4)
            let about = try await bench.count(
                """
                SELECT count(*)
                  FROM notification.delivery
                  JOIN notification.notice USING (notice_id)
                 WHERE notice.type = \(CaseClosed.type.rawValue) AND notice.report_id = \(own)
                   AND notice.recipient = \(NoticeRecipient.citizen(merged).description)
                """
            )
            #expect(about == 1)
        }
    }
}
