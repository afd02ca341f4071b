import Foundation
import Messaging
import Model
import OperatorService
import PostgreSQL
import RewardService
import TestSupport
import Testing

@Suite("Several reward services at once", .timeLimit(.minutes(5)))
struct RaceTests {
    @Test("Four that race for the same budgets spend each to the last fen and not one more")
    func budgets() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        // Twelve packets of 5.00 in each town, for three hundred reports.
        try await owner.transaction { database in
            try database.execute("UPDATE reward.setting SET value = 6000 WHERE name = 'monthly_budget_fen'")
        }
        let services = try (0..<4).flatMap { _ in try RewardService.parts(try house.assembly(of: .reward)) }
        let city = try Neighbourhood(towns: 3, citizens: 100)
        let now = ServiceClock.real.now()
        let events = try (0..<900).map { number in
            try city.verified(cell: city.cells[number % 3], citizen: city.citizens[number % 100], at: now)
        }
        try await house.running(services) {
            let probe = Probe(house)
            for event in events { try await probe.publish(event, from: .verification) }
            while try await owner.autocommit({
                try $0.execute("SELECT count(*) FROM reward.decision").decodeOne(Int.self)
            }) < events.count { await Task.yield() }
            await probe.close()
        }
        let (reserved, granted, packets, exhausted, posted) = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT (SELECT array_agg(reserved) FROM reward.budget)::text, (SELECT array_agg(granted) FROM reward.budget)::text,
                       (SELECT count(*) FROM reward.payout),
                       (SELECT count(*) FROM reward.decision WHERE declined = 'budgetExhausted'),
                       (SELECT sum(amount)::bigint FROM reward.balance WHERE code LIKE 'reserved/%')
                """
            ).decodeOne((String, String, Int64, Int64, Int64).self)
        }
        #expect(reserved == "{6000,6000,6000}" && granted == reserved)
        #expect(packets == 36 && exhausted == 864)
        #expect(posted == 18_000)
        await owner.close()
        try await house.tearDown()
    }

    @Test(
        "Caps hold over all towns: a citizen whose reports four services decide on at once wins as many as the cap and not more"
    )
    func caps() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let services = try (0..<4).flatMap { _ in try RewardService.parts(try house.assembly(of: .reward)) }
        let city = try Neighbourhood(towns: 4, citizens: 5)
        let now = ServiceClock.real.now()
        // Town by town, so that each service has another town's budget in its hands.
        let events = try (0..<400).map { number in
            try city.verified(cell: city.cells[number / 100], citizen: city.citizens[number % 5], at: now)
        }
        try await house.running(services) {
            let probe = Probe(house)
            for event in events { try await probe.publish(event, from: .verification) }
            while try await Self.handled(by: owner) < events.count { await Task.yield() }
            await probe.close()
        }
        let most = try await owner.autocommit { database in
            try database.execute("SELECT citizen_id, count(*) FROM reward.payout GROUP BY citizen_id")
                .decode((CitizenID, Int64).self).map(\.1)
        }
        #expect(most == Array(repeating: 10, count: 5))
        await owner.close()
        try await house.tearDown()
    }

    @Test("A finding of a duplicate that is taken back leaves no point behind, whichever of the two is heard of first")
    func separations() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let services = try (0..<4).flatMap { _ in try RewardService.parts(try house.assembly(of: .reward)) }
        let city = try Neighbourhood(towns: 3, citizens: 20)
        let now = ServiceClock.real.now()
        let found = try (0..<300).map { number in
            try city.verified(.duplicate, cell: city.cells[number % 3], citizen: city.citizens[number % 20], at: now)
        }
        try await house.running(services) {
            let probe = Probe(house)
            // A third is heard of too early, a third at the same time, a third too late.
            for finding in found[..<100] { try await probe.publish(city.separated(finding), from: .verification) }
            for finding in found[200...] { try await probe.publish(finding, from: .verification) }
            while try await Self.handled(by: owner) < 200 { await Task.yield() }
            for finding in found[..<100] { try await probe.publish(finding, from: .verification) }
            for finding in found[100..<200] {
                try await probe.publish(city.separated(finding), from: .verification)
                try await probe.publish(finding, from: .verification)
            }
            for finding in found[200...] { try await probe.publish(city.separated(finding), from: .verification) }
            while try await Self.handled(by: owner) < 600 { await Task.yield() }
            await probe.close()
        }
        let (decisions, points) = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT (SELECT count(*) FROM reward.decision),
                       (SELECT coalesce(sum(abs(amount)), 0)::bigint FROM reward.balance WHERE code LIKE 'points/%')
                """
            ).decodeOne((Int64, Int64).self)
        }
        #expect(decisions == 0 && points == 0)
        await owner.close()
        try await house.tearDown()
    }

    @Test("Everybody asks ten times at once at four services: each pays for what the points allow, and never more")
    func redemptions() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        try await owner.transaction { database in
            try database.execute(
                """
                INSERT INTO city.offer (code, town_code, name, english_name, points, place, english_place)
                VALUES ('race', '441900003', '雨伞', 'Umbrella', 4, '窗口', 'the counter')
                """
            )
        }
        let services = try (0..<4).flatMap { _ in try RewardService.parts(try house.assembly(of: .reward)) }
        let city = try Neighbourhood(towns: 1, citizens: 20)
        let offer = try #require(OfferCode(rawValue: "race"))
        let now = ServiceClock.real.now()
        // Ten points each: one by one, for duplicates that will be taken back while they are spent.
        let found = try (0..<200).map { number in
            try city.verified(.duplicate, cell: city.cells[0], citizen: city.citizens[number % 20], at: now)
        }
        try await house.running(services) {
            let probe = Probe(house)
            for finding in found { try await probe.publish(finding, from: .verification) }
            while try await Self.handled(by: owner) < 200 { await Task.yield() }
            for number in 0..<200 {
                let citizen = city.citizens[number % 20]
                let command = RedeemPoints(
                    offerCode: offer,
                    townCode: city.cells[0].town,
                    actor: CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
                )
                try await probe.publish(command, from: .gateway)
                if number.isMultiple(of: 4) {
                    try await probe.publish(city.separated(found[number]), from: .verification)
                }
            }
            while try await Self.handled(by: owner) < 450 { await Task.yield() }
            await probe.close()
        }
        let (balances, exchanged, posted, lowest, total) = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT (SELECT sum(amount)::bigint FROM reward.balance WHERE code LIKE 'points/%'),
                       (SELECT count(*) FROM reward.redemption),
                       (SELECT sum(amount)::bigint FROM reward.balance WHERE code = 'redeemed/race'),
                       (SELECT min(amount) FROM reward.balance WHERE code LIKE 'points/%'),
                       (SELECT sum(amount)::bigint FROM reward.balance WHERE ledger = 'points')
                """
            ).decodeOne((Int64, Int64, Int64, Int64, Int64).self)
        }
        #expect(lowest >= 0 && total == 0)
        #expect(posted == exchanged * 4 && exchanged > 20 && exchanged <= 40)
        // Nobody has enough left for another one.
        #expect(balances <= 20 * 3)
        let checks = AuditCheck.all.filter {
            $0.code.hasPrefix("ledger.") || $0.code.hasPrefix("redemption.") || $0.code == "reward.leftOver"
        }
        let report = try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
        #expect(report.isClean, "\(report.text)")
        await owner.close()
        try await house.tearDown()
    }

    private static func handled(by owner: PostgresPool) async throws -> Int {
        try await owner.autocommit { try $0.execute("SELECT count(*) FROM reward.handled").decodeOne(Int.self) }
    }
}
