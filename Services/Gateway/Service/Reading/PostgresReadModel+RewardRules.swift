import Messaging
import Model
import PostgreSQL

extension PostgresReadModel {
    package func rewardRules() async throws -> RewardRuleList {
        let rows = try await pool.autocommit { database in
            try database.execute(
                "SELECT document, version, changed_at FROM read.reward_rule ORDER BY changed_at DESC LIMIT 1000"
            ).decode((String, Int64, Timestamp).self)
        }
        let items = try rows.map { document, version, changedAt in
            (
                rule: try MessageCoding.decode(RewardRule.self, from: document), version: Int(version),
                changedAt: changedAt
            )
        }
        return RewardRuleList(
            items: items.sorted { $0.rule.counts(before: $1.rule) }.map {
                RewardRuleItem($0.rule, version: $0.version, changedAt: $0.changedAt)
            }
        )
    }
}
