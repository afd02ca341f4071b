package import ArgumentParser
import Messaging
import Model
import PostgreSQL

/// `rrp limit set STAGE --amount N --unit UNIT`
package struct LimitSetCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a limit; it holds for clocks that start from a minute later on.",
        discussion: """
            rrp limit set rectification --category 0701 --urgency normal --amount 10 --unit workingDays
            rrp limit set verification --urgency urgent --town 441900003 --amount 1 --unit clockHours
            """
    )

    @OptionGroup var options: LimitOptions

    @Option(help: "How much time, above 0.")
    var amount: Double

    @Option(help: "clockHours, workingHours or workingDays.")
    var unit: String

    @Option(help: "After how many per cent of it the responsible person is urged.")
    var warning = 75

    package init() {}

    package func run() async throws {
        guard let unit = LimitAmount.Unit(rawValue: unit) else {
            throw ValidationError("a unit is clockHours, workingHours or workingDays")
        }
        guard amount > 0, amount <= 8784 else { throw ValidationError("an amount is above 0 and at most 8784") }
        guard (1...100).contains(warning) else { throw ValidationError("a warning is at 1 to 100 per cent") }
        let policy = try options.policy(
            LimitRule(LimitAmount(amount, unit), warningShare: Double(warning) / 100)
        )
        let percent = Int32(warning)
        try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in
                try LimitStatements.set(policy, warningPercent: percent, in: database)
            }
        }
        print("\(policy.stage.rawValue): \(policy.rule.amount), for clocks that start from a minute later on.")
    }
}
