package import ArgumentParser
import Model
import PostgreSQL

/// `rrp rewards show`
package struct RewardsShowCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Every setting of rewards with its value and what it means."
    )

    package init() {}

    package func run() async throws {
        let values = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { try RewardSettingStatements.values(in: $0) }
        }
        for setting in RewardSetting.allCases {
            let value = values[setting.rawValue].map { "\($0)" } ?? "–"
            print("\(setting.rawValue) = \(value)\n    \(setting.words.zh) · \(setting.words.en)")
        }
    }
}
