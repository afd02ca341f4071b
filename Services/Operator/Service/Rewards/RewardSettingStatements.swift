import PostgreSQL

/// The statements of the settings of rewards.
enum RewardSettingStatements {
    static func values(in database: Database) throws -> [String: Int64] {
        let rows = try database.execute("SELECT name, value FROM reward.setting").decode((String, Int64).self)
        return Dictionary(rows) { first, _ in first }
    }

    /// Sets it and writes down who did.
    static func set(
        _ setting: RewardSetting,
        to value: Int64,
        _ signature: Signature,
        in database: Database
    ) throws {
        let before = try database.execute(
            "SELECT value FROM reward.setting WHERE name = \(setting.rawValue) FOR UPDATE"
        ).decodeFirst(Int64.self)
        try database.execute(
            """
            INSERT INTO reward.setting (name, value)
            VALUES (\(setting.rawValue), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
        )
        try OperatorAct(
            deed: .setting,
            subject: setting.rawValue,
            before: before.map { "\($0)" },
            after: "\(value)"
        ).write(signature, in: database)
    }
}
