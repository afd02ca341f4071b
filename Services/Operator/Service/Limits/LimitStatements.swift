import Model
import PostgreSQL

/// The statements of the city's limits.
enum LimitStatements {
    static func set(_ policy: LimitPolicy, warningPercent: Int32, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO city.limit_policy
                   (stage, category, urgency, town_code, amount, unit, warning_percent, is_active, origin)
            VALUES (\(policy.stage.rawValue), \(policy.scope.description), \(policy.urgency?.rawValue ?? "*"),
                    \(policy.town?.rawValue ?? "*"), \(policy.rule.amount.count), \(policy.rule.amount.unit.rawValue),
                    \(warningPercent), true, 'city')
            ON CONFLICT (stage, category, urgency, town_code) DO UPDATE
               SET amount = excluded.amount, unit = excluded.unit, warning_percent = excluded.warning_percent,
                   is_active = true, origin = 'city'
            """
        )
    }

    /// - Returns: how many policies of the city's own were taken back.
    static func remove(_ policy: LimitPolicy, in database: Database) throws -> Int {
        try database.execute(
            """
            DELETE FROM city.limit_policy
             WHERE stage = \(policy.stage.rawValue) AND category = \(policy.scope.description)
               AND urgency = \(policy.urgency?.rawValue ?? "*") AND town_code = \(policy.town?.rawValue ?? "*")
               AND origin <> 'seed'
            """
        ).affected
    }
}
