import PostgreSQL

/// The statements of the settings of rewards.
enum RewardSettingStatements {
    static func values(in database: Database) throws -> [String: Int64] {
        let rows = try database.execute("SELECT name, value FROM reward.setting").decode((String, Int64).self)
        return Dictionary(rows) { first, _ in first }
    }

    static func set(_ setting: RewardSetting, to value: Int64, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO reward.setting (name, value)
            VALUES (\(setting.rawValue), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
        )
    }
}
