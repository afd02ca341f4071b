package import ArgumentParser
import Model
import PostgreSQL

/// `rrp payouts pause TOWN`
package struct PayoutsPauseCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Send no new bill for a town; what is under way is looked after all the same."
    )

    @Argument(help: "The town's code.")
    var town: String

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var signing: SignatureOptions

    package init() {}

    package func run() async throws {
        guard TownCode(rawValue: town) != nil else { throw ValidationError("“\(town)” is no town's code") }
        let (town, reason, signature) = (town, reason, try signing.signature(reason: reason))
        try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction { try PayoutStatements.pause(town, reason: reason, signature, in: $0) }
        }
        print("No new bill is sent for \(town).")
    }
}
