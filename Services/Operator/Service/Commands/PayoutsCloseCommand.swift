package import ArgumentParser
import Model
import PostgreSQL

/// `rrp payouts close MONTH`
package struct PayoutsCloseCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Sign a month off: every day agrees with the provider's final bill, and no difference is open."
    )

    @Argument(help: "The month, such as 2026-11.")
    var month: String

    @Option(help: "Who signs.")
    var signed: String

    package init() {}

    package func run() async throws {
        guard CivilDay("\(month)-01") != nil else { throw ValidationError("“\(month)” is no month") }
        let (month, signature) = (month, try SignatureOptions.signature(signed))
        let (sums, isNew) = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction { database in
                let sums = try ReconciliationStatements.month(month, in: database)
                guard sums.mayClose else { return (sums, false) }
                return (sums, try ReconciliationStatements.close(month, sums, signature, in: database))
            }
        }
        print("\(month): \(sums.count) red packets, ¥\(sums.fen) paid")
        guard sums.mayClose else {
            print("Not signed: \(sums.obstacles.joined(separator: "; ")).")
            throw ExitCode(1)
        }
        print(isNew ? "Signed off by \(signed)." : "It was signed off before.")
    }
}
