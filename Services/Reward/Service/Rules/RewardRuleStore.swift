import Messaging
import Model
import PostgreSQL

/// The statements of `reward.rule`.
enum RewardRuleStore {
    /// The rules in force.
    static func active(in database: Database) throws -> RewardRules {
        RewardRules(
            try database.execute("SELECT document, version FROM reward.rule WHERE is_active")
                .decode((String, Int64).self)
                .map { RewardRules.Entry(try MessageCoding.decode(RewardRule.self, from: $0), version: Int($1)) }
        )
    }

    /// Locks a rule.
    /// - Returns: its version; nil where there is none of this id.
    static func lock(_ id: RewardRuleID, in database: Database) throws -> Int? {
        try database.execute("SELECT version FROM reward.rule WHERE rule_id = \(id) FOR UPDATE")
            .decodeFirst(Int.self)
    }

    static func store(
        _ rule: RewardRule,
        version: Int,
        by account: AccountID,
        at now: Timestamp,
        in database: Database
    ) throws {
        let document = try MessageCoding.text(rule)
        try database.execute(
            """
            WITH stored AS (
                INSERT INTO reward.rule AS known (rule_id, is_active, document, version, changed_by, changed_at)
                VALUES (\(rule.id), \(rule.isActive), \(document), \(Int64(version)), \(account), \(now))
                ON CONFLICT (rule_id) DO UPDATE
                   SET is_active = excluded.is_active, document = excluded.document, version = excluded.version,
                       changed_by = excluded.changed_by, changed_at = excluded.changed_at
                RETURNING rule_id, version, document, changed_by, changed_at
            )
            INSERT INTO reward.rule_version (rule_id, version, document, changed_by, changed_at)
            SELECT * FROM stored
            """
        )
    }
}
