import City
import Foundation
import Messaging
import Model
import PostgreSQL
import TestSupport
import Testing

@testable import OperatorService
@testable import RewardService

@Suite("A preview of a rule on the real tables", .timeLimit(.minutes(10)))
struct PreviewTests {
    @Test(
        "Under the rule that held it gives what was decided; a monthly cap that is tried costs what the same cap costs when set"
    )
    func agrees() async throws {
        let city = try Neighbourhood(towns: 2, citizens: 5)
        let start = ServiceClock.real.now()
        let (before, plain, tried) = try await spend(city, start: start, monthlyCap: 0)
        #expect(plain.fen == before && plain.fenThen == before && plain.redPackets == 60)
        let (after, again, _) = try await spend(city, start: start, monthlyCap: 7)
        #expect(after == tried.fen && after < before && tried.redPackets == 35)
        #expect(again.redPackets == 60 && again.redPacketsThen == 35, "without the cap it would have been more")
    }

    @Test("The service answers the city alone, within its bounds, with the same planner, and changes nothing")
    func answers() async throws {
        let city = try Neighbourhood(towns: 2, citizens: 5)
        let start = ServiceClock.real.now()
        let house = try await TestHouse.build()
        let pool = try house.database.pool(as: .reward, size: 1)
        let (grants, topology) = (GrantHandler(catalogue: CategoryCatalogue()), house.broker.topology)
        for number in 0..<20 {
            let body = try city.verified(cell: city.cells[number % 2], citizen: city.citizens[number % 5], at: start)
            try await pool.transaction { database in
                let transaction = ServiceTransaction(
                    database: database,
                    now: start,
                    service: .reward,
                    topology: topology
                )
                _ = try grants.handle([Received(envelope: .heard(at: start), body: body)], transaction)
                try transaction.writeJournal()
            }
        }
        let amount = Fen(500)
        let rule = RewardRule(
            id: .named("tried"),
            prizes: [Prize(winnersOf1000: 1000, lowest: amount, highest: amount)]
        )
        @Sendable func ask(_ rule: RewardRule, days: Int = 1, by role: Role = .cityAdmin) async throws -> Disposition {
            let question = PreviewRewardRule(
                rule: rule,
                from: start - .seconds(60),
                until: start + .seconds(days * 86_400 - 60),
                actor: CommandActor(id: .named("\(role)"), role: role, scope: .city)
            )
            return try await pool.transaction { database in
                let transaction = ServiceTransaction(
                    database: database,
                    now: start,
                    service: .reward,
                    topology: topology
                )
                let handler = RewardPreviewHandler(catalogue: CategoryCatalogue())
                return try handler.preview(Received(envelope: .heard(at: start), body: question), transaction)
            }
        }
        func refusal(_ disposition: Disposition) -> RefusalCode? {
            if case .refused(let refusal) = disposition { refusal.code } else { nil }
        }
        guard case .answered(let json) = try await ask(rule) else {
            Issue.record("no answer")
            return
        }
        let lines = try MessageCoding.decode(RewardPreviewState.self, from: json).towns
        #expect(lines.reduce(0) { $0 + $1.reports } == 20 && lines.reduce(0) { $0 + $1.redPackets } == 20)
        #expect(lines.reduce(Fen.zero) { $0 + $1.fen } == Fen(10_000))
        let spent = try await pool.autocommit {
            try $0.execute("SELECT sum(fen)::bigint FROM reward.decision").decodeOne(Fen.self)
        }
        #expect(lines.reduce(Fen.zero) { $0 + $1.fenThen } == spent)
        #expect(refusal(try await ask(rule, days: 366)) == nil)
        #expect(refusal(try await ask(rule, days: 367)) == .rewardPreviewTooLarge)
        #expect(refusal(try await ask(rule, days: -1)) == .spanInvalid)
        #expect(refusal(try await ask(rule, by: .townCentre)) == .notPermitted)
        #expect(refusal(try await ask(RewardRule(id: .named("empty")))) == .rewardRuleInvalid)
        let rules = try await pool.autocommit {
            try $0.execute("SELECT count(*) FROM reward.rule").decodeOne(Int.self)
        }
        #expect(rules == 0, "it was only asked about")
        await pool.close()
        try await house.tearDown()
    }

    private func preview(_ owner: PostgresPool, from start: Timestamp, monthlyCap: Int?) async throws -> RewardPreview {
        try await owner.autocommit { database in
            let own = try CategoryCatalogue().traits(at: start, in: database).compactMapValues(\.reward)
            var preview = RewardPreview(
                TrialRule(dailyCap: 1000, monthlyCap: monthlyCap, budget: Fen(3_000_000)),
                own: own
            )
            let reports = try PreviewStatements.reports(from: start, until: start + .seconds(3600), in: database)
            for report in reports { preview.take(report) }
            return preview
        }
    }

    /// Sixty true reports of five people within the hour: what was reserved, and what previews say of it.
    private func spend(_ city: Neighbourhood, start: Timestamp, monthlyCap: Int64) async throws -> (
        fen: Fen, plain: RewardPreview.Line, capped: RewardPreview.Line
    ) {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 1)
        try await owner.transaction { database in
            try database.execute("UPDATE reward.setting SET value = 1000 WHERE name = 'daily_red_packets'")
            try database.execute("UPDATE reward.setting SET value = \(monthlyCap) WHERE name = 'monthly_red_packets'")
        }
        let pool = try house.database.pool(as: .reward, size: 1)
        let (grants, topology) = (GrantHandler(catalogue: CategoryCatalogue()), house.broker.topology)
        for number in 0..<60 {
            let now = start + .milliseconds(number)
            let body = try city.verified(cell: city.cells[number % 2], citizen: city.citizens[number % 5], at: now)
            try await pool.transaction { database in
                let transaction = ServiceTransaction(database: database, now: now, service: .reward, topology: topology)
                _ = try grants.handle([Received(envelope: .heard(at: now), body: body)], transaction)
                try transaction.writeJournal()
            }
        }
        let fen = try await owner.autocommit {
            try $0.execute("SELECT coalesce(sum(fen), 0)::bigint FROM reward.decision").decodeOne(Fen.self)
        }
        let plain = try await preview(owner, from: start, monthlyCap: nil).total
        let capped = try await preview(owner, from: start, monthlyCap: 7).total
        await pool.close()
        await owner.close()
        try await house.tearDown()
        return (fen, plain, capped)
    }
}
