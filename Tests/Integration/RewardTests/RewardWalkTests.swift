import Messaging
import Model
import OperatorService
import PostgreSQL
import TestSupport
import Testing

@Suite("Rewards on the real tables", .timeLimit(.minutes(10)))
struct RewardWalkTests {
    /// What must hold after every transaction, as rows of words.
    private static let faults: SQL = """
        SELECT 'transaction ' || transaction_id || ' leaves ' || sum(amount)
          FROM reward.posting GROUP BY transaction_id HAVING sum(amount) <> 0
        UNION ALL
        SELECT balance.code || ' is at ' || balance.amount FROM reward.balance
         WHERE balance.amount < 0 AND (balance.code LIKE 'points/%' OR balance.code LIKE 'reserved/%')
        UNION ALL
        SELECT balance.code || ' is kept as ' || balance.amount || ', posted ' || coalesce(sum(posting.amount), 0)
          FROM reward.balance LEFT JOIN reward.posting ON posting.account_id = balance.account_id
         GROUP BY balance.code, balance.amount HAVING balance.amount <> coalesce(sum(posting.amount), 0)
        UNION ALL
        SELECT budget.town_code || ' has reserved ' || budget.reserved || ' of ' || budget.granted
          FROM reward.budget
          LEFT JOIN reward.balance ON balance.code = 'budget/' || budget.town_code || '/' || budget.month
         WHERE budget.reserved > budget.granted OR budget.reserved <> -coalesce(balance.amount, 0)
        UNION ALL
        SELECT balance.code || ' holds ' || balance.amount || ', open are ' || coalesce(sum(payout.fen), 0)
          FROM reward.balance
          LEFT JOIN reward.payout ON balance.code = 'reserved/' || payout.citizen_id
                                 AND payout.state NOT IN ('paid', 'released', 'withheld')
         WHERE balance.code LIKE 'reserved/%'
         GROUP BY balance.code, balance.amount HAVING balance.amount <> coalesce(sum(payout.fen), 0)
        """

    @Test(
        "Granting, claiming, paying, failing, expiring and reversing in any order, some of it rolled back, keeps every sum",
        arguments: [1, 2, 3] as [UInt64]
    )
    func walks(seed: UInt64) async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 1)
        let pool = try house.database.pool(as: .reward, size: 2)
        try await owner.transaction { database in
            try database.execute("UPDATE reward.setting SET value = 9000 WHERE name = 'monthly_budget_fen'")
            try database.execute(
                """
                INSERT INTO city.offer (code, town_code, name, english_name, points, place, english_place)
                VALUES ('walk', '441900003', '雨伞', 'Umbrella', 7, '窗口', 'the counter')
                """
            )
            // Of the few packets that the caps leave, half are looked at by a person first: no walk goes without one.
            try database.execute("UPDATE reward.setting SET value = 500 WHERE name = 'review_sample_of_1000'")
            try database.execute("UPDATE reward.setting SET value = 0 WHERE name = 'review_burst_reports'")
        }
        let city = try Neighbourhood(towns: 3, citizens: 16)
        var walk = RewardWalk(pool: pool, city: city, topology: house.broker.topology, seed: seed)
        let expected: Set = [
            "grant", "again", "claim", "hear", "expire", "review", "check", "reverse", "redeem", "handOver", "cancel",
            "checkpoint", "abandoned",
        ]
        var number = 0
        while number < 450 || (number < 2_000 && !expected.isSubset(of: walk.done)) {
            // When caps and budgets are used up nothing new is granted: what was not met by then is met in a later month.
            if number >= 450, number.isMultiple(of: 150) { try await walk.turnMonth() }
            number += 1
            try await walk.step()
            let faults = try await owner.autocommit { try $0.execute(Self.faults).decode(String.self) }
            try #require(faults.isEmpty, "seed \(seed), step \(number): \(faults)")
        }
        #expect(expected.isSubset(of: walk.done), "seed \(seed) did only \(walk.done.sorted())")
        // The auditor's own questions about money; no scheduler ran, and what was reversed differs from its decision.
        let checks = AuditCheck.all.filter { check in
            ["ledger.", "payout.", "draw.", "redemption.", "reward.budget", "reward.fen", "reward.twice"].contains {
                check.code.hasPrefix($0)
            } && check.code != "payout.asleep"
        }
        let report = try await owner.transaction { database in
            try Auditor(bindings: []).run(in: database, checks: checks)
        }
        #expect(report.isClean, "\(report.text)")
        await pool.close()
        await owner.close()
        try await house.tearDown()
    }
}
