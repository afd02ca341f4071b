import Foundation
import Messaging
import Model
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
}
