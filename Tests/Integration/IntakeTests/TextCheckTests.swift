import AMQP
import Foundation
import IntakeService
import Logging
import Messaging
import Model
import PostgreSQL
import TestSupport
import Testing
import WeChat

@Suite("The content check of what is submitted", .timeLimit(.minutes(10)))
struct TextCheckTests {
    @Test(
        "Every report is registered at once, whatever its words; those that are suspected wait for a person, who decides once"
    )
    func held() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let site = try await Site(owner)
        let lane = try #require(CategoryCode(rawValue: "0101"))
        let services = try IntakeService.parts(try house.assembly(of: .intake))
        let pool = try house.database.pool(as: .intake, size: 2)
        let platform = ScriptedCheck()
        let worker = TextCheckWorker(
            pool: pool,
            topology: house.broker.topology,
            clock: .real,
            logger: Logger(label: "texts"),
            client: MiniProgramClient(transport: platform, appID: "wx", secret: "secret", clock: .real)
        ) {}
        let reports = [
            site.submission(lane, words: "车堵住了", openID: "o-fine"),
            site.submission(lane, words: "违规的话", openID: "o-rude"),
            site.submission(lane, words: "车堵住了", openID: "o-away"),
            site.submission(lane, words: "车堵住了", openID: "o-busy"),
            site.submission(lane, words: "违规的话,但没有用微信登录", openID: nil),
        ]
        try await house.running(services) {
            let probe = Probe(house)
            let requester = AMQPRequester(house.broker.configuration(), logger: Logger(label: "texts"))
            let client = CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real)
            for report in reports { try await probe.publish(report, from: .gateway) }
            while try await owner.autocommit({
                try $0.execute("SELECT count(*) FROM intake.report WHERE state = 'registered'").decodeOne(Int.self)
            }) < reports.count { await Task.yield() }
            while try await worker.askNext() > 0 {}
            let states = try await Self.states(reports, owner)
            #expect(states == ["passed", "held", "unchecked", "waiting", nil])
            #expect(platform.asked.count == 4 && !platform.asked.contains { $0.contains("没有用微信登录") })
            func decide(_ isFine: Bool) async throws -> RefusalCode? {
                let command = DecideText(
                    reportID: reports[1].reportID,
                    isFine: isFine,
                    reason: "气话",
                    actor: CommandActor(id: .named("centre"), role: .townCentre, scope: .town(site.cell.town))
                )
                let reply = try await client.send(command, id: .new(at: ServiceClock.real.now()), traceparent: nil)
                if case .refused(let refusal) = reply { return refusal.code }
                return nil
            }
            #expect(try await decide(true) == nil)
            #expect(try await decide(false) == .textNotHeld)
            await requester.close()
            await probe.close()
        }
        let (said, kept) = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT (SELECT string_agg(type || ' ' || coalesce(split_part(actor, ':', 1), ''), ', ' ORDER BY position)
                          FROM journal.message WHERE type LIKE 'report.text%'),
                       (SELECT count(*) FROM intake.text_check WHERE open_id IS NOT NULL AND state <> 'waiting')
                """
            ).decodeOne((String, Int64).self)
        }
        #expect(said == "report.textHeld.v1 , report.textDecided.v1 townCentre")
        #expect(kept == 0, "who sent is forgotten once it was asked")
        await pool.close()
        await owner.close()
        try await house.tearDown()
    }

    private static func states(_ reports: [SubmitReport], _ owner: PostgresPool) async throws -> [String?] {
        let rows = try await owner.autocommit {
            try $0.execute("SELECT report_id, state FROM intake.text_check").decode((ReportID, String).self)
        }
        let known = Dictionary(rows) { first, _ in first }
        return reports.map { known[$0.reportID] }
    }
}
