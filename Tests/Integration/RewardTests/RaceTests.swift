import Foundation
import Messaging
import OperatorService
import PostgreSQL
import TestSupport
import Testing

@testable import Model
@testable import RewardService

@Suite("Several reward services at once", .timeLimit(.minutes(10)))
struct RaceTests {
    @Test("Four that race for the same budgets spend each to the last fen and not one more")
    func budgets() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        // Twelve packets of 5.00 in each town, for three hundred reports.
        try await owner.transaction { database in
            try database.execute("UPDATE reward.setting SET value = 6000 WHERE name = 'monthly_budget_fen'")
        }
        // A day or a month that turned in between would have a cap and a budget of its own.
        let clock = ServiceClock.fromNoon()
        let services = try (0..<4).flatMap { _ in try RewardService.parts(try house.assembly(of: .reward, clock: clock))
        }
        let city = try Neighbourhood(towns: 3, citizens: 100)
        let now = clock.now()
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
        // A day or a month that turned in between would have a cap and a budget of its own.
        let clock = ServiceClock.fromNoon()
        let services = try (0..<4).flatMap { _ in try RewardService.parts(try house.assembly(of: .reward, clock: clock))
        }
        let city = try Neighbourhood(towns: 4, citizens: 5)
        let now = clock.now()
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

    @Test(
        "Everybody asks ten times at once at four services: each pays for what the points allow, and never more; with every exchange cancelled each has what was granted and not taken back"
    )
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
            let spent = try await Self.purses(owner)
            #expect(spent.lowest >= 0 && spent.total == 0)
            #expect(spent.redeemed == spent.exchanges * 4 && spent.exchanges > 20 && spent.exchanges <= 40)
            // Nobody has enough left for another one.
            #expect(spent.points <= 20 * 3)

            let exchanges = try await owner.autocommit { database in
                try database.execute("SELECT id, citizen_id FROM reward.redemption ORDER BY id")
                    .decode((RedemptionID, CitizenID).self)
            }
            for (id, citizen) in exchanges {
                let command = CancelRedemption(
                    redemptionID: id,
                    actor: CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
                )
                try await probe.publish(command, from: .gateway)
            }
            while try await Self.handled(by: owner) < 450 + exchanges.count { await Task.yield() }
            await probe.close()
        }
        let settled = try await Self.purses(owner)
        #expect(settled.total == 0 && settled.lowest >= 0 && settled.redeemed == 0 && settled.forgiven == 0)
        #expect(settled.points == 200 - 50)
        let checks = AuditCheck.all.filter {
            $0.code.hasPrefix("ledger.") || $0.code.hasPrefix("redemption.") || $0.code == "reward.leftOver"
                || $0.code == "reward.pointsDiffer"
        }
        let report = try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
        #expect(report.isClean, "\(report.text)")
        await owner.close()
        try await house.tearDown()
    }

    @Test(
        "An exchange gives back all of its points when what was forgiven was spent before, by one that was handed over; what older postings forgave to nobody by name stays as it is"
    )
    func forgivenBefore() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        try await owner.transaction { database in
            try database.execute(
                """
                INSERT INTO city.offer (code, town_code, name, english_name, points, place, english_place)
                VALUES ('race', '441900003', '雨伞', 'Umbrella', 2, '窗口', 'the counter')
                """
            )
        }
        let city = try Neighbourhood(towns: 1, citizens: 1)
        let (town, citizen) = (city.cells[0].town, city.citizens[0])
        let now = ServiceClock.real.now()
        let found = try (0..<5).map { _ in
            try city.verified(.duplicate, cell: city.cells[0], citizen: citizen, at: now)
        }
        // As it was posted while there was one account for everybody.
        let older = try LedgerTransaction<Points>.transfer(
            Points(3),
            from: .forgivenUnnamed,
            to: .issued,
            id: .named("older")
        )
        try await owner.transaction { database in
            try LedgerStore.post(
                LedgerStore.entries(older, kind: "reversal", report: ReportID(UUID())),
                at: now,
                in: database
            )
        }
        let offer = try #require(OfferCode(rawValue: "race"))
        let actor = CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
        let centre = CommandActor(id: .named("centre"), role: .townCentre, scope: .town(town))
        try await house.running(try RewardService.parts(try house.assembly(of: .reward))) {
            let probe = Probe(house)
            func exchange() async throws -> (id: RedemptionID, code: String) {
                let before = try await Self.handled(by: owner)
                try await probe.publish(RedeemPoints(offerCode: offer, townCode: town, actor: actor), from: .gateway)
                while try await Self.handled(by: owner) == before { await Task.yield() }
                return try await owner.autocommit { database in
                    try database.execute("SELECT id, code FROM reward.redemption WHERE state = 'waiting'")
                        .decodeOne((RedemptionID, String).self)
                }
            }
            // Two granted, spent and handed over, then taken back: forgiven for good.
            for finding in found[..<2] { try await probe.publish(finding, from: .verification) }
            while try await Self.handled(by: owner) < 2 { await Task.yield() }
            let first = try await exchange()
            try await probe.publish(
                HandOverRedemption(redemptionID: first.id, code: first.code, actor: centre),
                from: .gateway
            )
            for finding in found[..<2] { try await probe.publish(city.separated(finding), from: .verification) }
            while try await Self.handled(by: owner) < 6 { await Task.yield() }
            // Three new ones, of which two are spent; one is taken back, and the exchange cancelled.
            for finding in found[2...] { try await probe.publish(finding, from: .verification) }
            while try await Self.handled(by: owner) < 9 { await Task.yield() }
            let second = try await exchange()
            for finding in found[2...3] { try await probe.publish(city.separated(finding), from: .verification) }
            while try await Self.handled(by: owner) < 12 { await Task.yield() }
            try await probe.publish(CancelRedemption(redemptionID: second.id, actor: actor), from: .gateway)
            while try await Self.handled(by: owner) < 13 { await Task.yield() }
            await probe.close()
        }
        let purses = try await Self.purses(owner)
        #expect(purses.points == 1 && purses.forgiven == -2 && purses.redeemed == 2 && purses.total == 0)
        let checks = AuditCheck.all.filter { $0.code.hasPrefix("ledger.") || $0.code.hasPrefix("redemption.") }
        let report = try await owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
        #expect(report.isClean, "\(report.text)")
        await owner.close()
        try await house.tearDown()
    }

    /// The points ledger's accounts, summed by kind.
    private struct Purses {
        let points: Int64
        let lowest: Int64
        let redeemed: Int64
        let forgiven: Int64
        let total: Int64
        let exchanges: Int64
    }

    private static func purses(_ owner: PostgresPool) async throws -> Purses {
        let row = try await owner.autocommit { database in
            try database.execute(
                """
                SELECT coalesce(sum(amount) FILTER (WHERE code LIKE 'points/%'), 0)::bigint,
                       coalesce(min(amount) FILTER (WHERE code LIKE 'points/%'), 0),
                       coalesce(sum(amount) FILTER (WHERE code LIKE 'redeemed/%'), 0)::bigint,
                       coalesce(sum(amount) FILTER (WHERE code LIKE 'forgiven/%'), 0)::bigint,
                       coalesce(sum(amount), 0)::bigint,
                       (SELECT count(*) FROM reward.redemption)
                  FROM reward.balance
                 WHERE ledger = 'points'
                """
            ).decodeOne((Int64, Int64, Int64, Int64, Int64, Int64).self)
        }
        return Purses(
            points: row.0,
            lowest: row.1,
            redeemed: row.2,
            forgiven: row.3,
            total: row.4,
            exchanges: row.5
        )
    }

    private static func handled(by owner: PostgresPool) async throws -> Int {
        try await owner.autocommit { try $0.execute("SELECT count(*) FROM reward.handled").decodeOne(Int.self) }
    }
}
