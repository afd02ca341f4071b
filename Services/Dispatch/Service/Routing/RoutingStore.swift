import Messaging
import Model
import PostgreSQL

/// The statements of `dispatch.routing_rule`.
enum RoutingStore {
    /// The rules in force.
    static func active(in database: Database) throws -> RoutingRules {
        RoutingRules(
            try database.execute("SELECT document FROM dispatch.routing_rule WHERE is_active")
                .decode(String.self).map { try MessageCoding.decode(RoutingRule.self, from: $0) }
        )
    }

    /// Locks a rule; nil where there is none of this id.
    static func lock(_ id: RoutingRuleID, in database: Database) throws -> (rule: RoutingRule, version: Int)? {
        try database.execute("SELECT document, version FROM dispatch.routing_rule WHERE rule_id = \(id) FOR UPDATE")
            .decodeFirst((String, Int64).self)
            .map { (try MessageCoding.decode(RoutingRule.self, from: $0), Int($1)) }
    }

    static func store(
        _ rule: RoutingRule,
        version: Int,
        by account: AccountID,
        at now: Timestamp,
        in database: Database
    ) throws {
        let document = try MessageCoding.text(rule)
        try database.execute(
            """
            WITH stored AS (
                INSERT INTO dispatch.routing_rule AS known
                       (rule_id, town_code, priority, is_active, document, version, changed_by, changed_at)
                VALUES (\(rule.id), \(rule.townCode), \(Int32(rule.priority)), \(rule.isActive), \(document),
                        \(Int64(version)), \(account), \(now))
                ON CONFLICT (rule_id) DO UPDATE
                   SET town_code = excluded.town_code, priority = excluded.priority, is_active = excluded.is_active,
                       document = excluded.document, version = excluded.version, changed_by = excluded.changed_by,
                       changed_at = excluded.changed_at
                RETURNING rule_id, version, document, changed_by, changed_at
            )
            INSERT INTO dispatch.routing_rule_version (rule_id, version, document, changed_by, changed_at)
            SELECT * FROM stored
            """
        )
    }
}
