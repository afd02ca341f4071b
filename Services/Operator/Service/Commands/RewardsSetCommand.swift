package import ArgumentParser
import PostgreSQL

/// `rrp rewards set NAME VALUE`
package struct RewardsSetCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change one setting; it holds for what is decided from then on."
    )

    @Argument(help: "As `rrp rewards show` names it.")
    var name: String

    @Argument(help: "A whole number.")
    var value: Int

    @OptionGroup var signing: SignatureOptions

    @Option(help: "Why; it is kept.")
    var reason: String?

    package init() {}

    package func run() async throws {
        guard let setting = RewardSetting(rawValue: name) else {
            throw ValidationError("there is no setting “\(name)”")
        }
        guard setting.range.contains(value) else {
            throw ValidationError("\(name) is \(setting.range.lowerBound) to \(setting.range.upperBound)")
        }
        let (value, signature) = (Int64(value), try signing.signature(reason: reason))
        try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction { try RewardSettingStatements.set(setting, to: value, signature, in: $0) }
        }
        print("\(name) = \(value)")
    }
}
