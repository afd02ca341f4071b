import AMQP
import Foundation
import IntakeService
import Logging
import Messaging
import Model
import OperatorService
import PostgreSQL
import TestSupport
import Testing

@Suite("Campaigns on the real tables", .timeLimit(.minutes(10)))
struct CampaignStoryTests {
    @Test(
        "Reports belong to the campaign of their code or of whom its code led here; four services count each once, and the audit agrees"
    )
    func counts() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let services = try (0..<4).flatMap { _ in try IntakeService.parts(try house.assembly(of: .intake)) }
        let site = try await Site(owner)
        let rubbish = try #require(CategoryCode(rawValue: "0901"))
        let now = ServiceClock.real.now()
        let code = try #require(CampaignCode(rawValue: "fire-2026"))
        let campaign = Campaign(
            code: code,
            topic: .fireSafety,
            name: "消防宣传月",
            townCode: site.cell.town,
            categories: ["09"],
            from: now + .seconds(-60),
            until: now + .seconds(86_400),
            cohort: Cohort(code: try #require(CohortCode(rawValue: "riders")), kind: .riders, name: "骑手")
        )
        try await house.running(services) {
            let probe = Probe(house)
            let requester = AMQPRequester(house.broker.configuration(), logger: Logger(label: "campaign"))
            let client = CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real)
            func set(
                _ campaign: Campaign,
                _ role: Role,
                _ scope: AreaScope,
                isEnded: Bool = false,
                expecting version: Int? = nil
            ) async throws -> RefusalCode? {
                let command = SetCampaign(
                    campaign: campaign,
                    isEnded: isEnded,
                    actor: CommandActor(id: .named("\(role)"), role: role, scope: scope),
                    expectedVersion: version
                )
                let reply = try await client.send(command, id: .new(at: ServiceClock.real.now()), traceparent: nil)
                if case .refused(let refusal) = reply { return refusal.code }
                return nil
            }
            let elsewhere = try #require(
                TownCode(rawValue: site.cell.town.rawValue == "441900003" ? "441900103" : "441900003")
            )
            #expect(try await set(campaign, .townCentre, .town(elsewhere)) == .outsideYourArea)
            #expect(try await set(campaign, .gridOfficer, .city) == .notPermitted)
            #expect(try await set(campaign, .townCentre, .town(site.cell.town)) == nil)
            #expect(try await set(campaign, .townCentre, .town(site.cell.town), expecting: 0) == .versionConflict)
            for _ in 0..<3 { try await probe.publish(ScanCampaign(code: code), from: .gateway) }
            try await probe.publish(
                ScanCampaign(code: try #require(CampaignCode(rawValue: "nobody-set-this"))),
                from: .gateway
            )
            // Ten people come by the code and send two reports each, then one without it; five never came by it.
            let people = (0..<10).map { _ in CitizenID(UUID()) }
            let first = people.flatMap { person in
                (0..<2).map { _ in site.submission(rubbish, by: person, campaign: "fire-2026") }
            }
            for report in first { try await probe.publish(report, from: .gateway) }
            while try await Self.count("intake.report", owner) < 20 { await Task.yield() }
            let later =
                people.map { site.submission(rubbish, by: $0) }
                + (0..<5).map { _ in site.submission(rubbish, campaign: "unknown") }
            for report in later { try await probe.publish(report, from: .gateway) }
            while try await Self.count("intake.report", owner) < 35 { await Task.yield() }
            // Ended: whoever comes now is taken in as anybody.
            #expect(try await set(campaign, .cityAdmin, .city, isEnded: true) == nil)
            try await probe.publish(site.submission(rubbish, by: people[0], campaign: "fire-2026"), from: .gateway)
            while try await Self.count("intake.report WHERE state = 'registered'", owner) < 36 { await Task.yield() }
            while try await Self.count("intake.handled WHERE type = 'campaign.scan.v1'", owner) < 4 {
                await Task.yield()
            }
            await requester.close()
            await probe.close()
        }
        let figures = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT string_agg(figure || ' ' || count, ', ' ORDER BY figure)
                  FROM (SELECT code, figure, sum(count) AS count FROM intake.campaign_figure GROUP BY 1, 2) AS counted
                 WHERE code = 'fire-2026'
                """
            ).decodeOne(String.self)
        }
        #expect(figures == "joins 10, reports 30, scans 3")
        #expect(try await Self.count("intake.campaign_figure WHERE code <> 'fire-2026'", owner) == 0)
        let said = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT count(*) FILTER (WHERE body::jsonb -> 'report' -> 'campaign' ->> 'cohortCode' = 'riders'),
                       count(*) FILTER (WHERE NOT body::jsonb -> 'report' ? 'campaign')
                  FROM journal.message WHERE type = 'report.registered.v1'
                """
            ).decodeOne((Int64, Int64).self)
        }
        #expect(said == (30, 6))
        let checks = AuditCheck.all.filter { $0.code == "figures.campaignsDiffer" }
        #expect(checks.count == 1)
        let report = try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
        #expect(report.isClean, "\(report.text)")
        await owner.close()
        try await house.tearDown()
    }

    private static func count(_ rows: String, _ owner: PostgresPool) async throws -> Int {
        try await owner.autocommit { database in
            try database.execute("SELECT count(*) FROM \(unsafeSQL: rows)").decodeOne(Int.self)
        }
    }
}
