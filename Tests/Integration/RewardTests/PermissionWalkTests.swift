import AMQP
import Foundation
import Logging
import Messaging
import Model
import PostgreSQL
import RewardService
import TestSupport
import Testing

@Suite("The permission table of rules for rewards", .timeLimit(.minutes(5)))
struct PermissionWalkTests {
    @Test("Setting and trying a rule, by everybody, whatever was set before, ends as the table says")
    func table() async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 1)
        let permissions = RewardRulePermissions(try await PermissionCast.seeded(owner), at: ServiceClock.real.now())
        try await house.running(try RewardService.parts(try house.assembly(of: .reward))) {
            let requester = AMQPRequester(house.broker.configuration(), logger: Logger(label: "rules"))
            let client = CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real)
            var expected = 0
            for (column, situation) in RewardRulePermissions.Situation.allCases.enumerated() {
                let shared = RewardRuleID(UUID())
                for step in permissions.steps(to: situation, id: shared) {
                    #expect(try await client.outcome(of: step) == nil)
                    expected += 1
                }
                for row in permissions.table.rows {
                    var id = shared
                    if row.outcomes[column] == nil {
                        // What is allowed is tried on a rule of its own: it changes the situation.
                        id = RewardRuleID(UUID())
                        for step in permissions.steps(to: situation, id: id) {
                            #expect(try await client.outcome(of: step) == nil)
                            expected += 1
                        }
                        if row.command == SetRewardRule.type { expected += 1 }
                    }
                    let commands = permissions.commands(by: permissions.cast.actor(row.person), id: id)
                    let command = try #require(commands.first { type(of: $0).type == row.command })
                    let told = try await client.outcome(of: command)
                    #expect(told == row.outcomes[column], "\(row.command) by \(row.person), \(situation)")
                }
            }
            let (versions, said) = try await owner.autocommit { database in
                try database.execute(
                    """
                    SELECT (SELECT count(*) FROM reward.rule_version),
                           (SELECT count(*) FROM journal.message WHERE type = 'rewardRule.changed.v1')
                    """
                ).decodeOne((Int64, Int64).self)
            }
            #expect(versions == Int64(expected) && said == versions, "a refusal and a trial change nothing")
            await requester.close()
        }
        await owner.close()
        try await house.tearDown()
    }
}
