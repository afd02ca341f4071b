package import ArgumentParser
import PostgreSQL

/// `rrp payouts resume [TOWN]`
package struct PayoutsResumeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Let a town go on, or everybody after a stop; what waited goes out with its old numbers."
    )

    @Argument(help: "The town's code; without it the stop of everybody ends, not that of single towns.")
    var town: String?

    @OptionGroup var signing: SignatureOptions

    @Option(help: "Why; it is kept.")
    var reason: String?

    package init() {}

    package func run() async throws {
        let (scope, signature) = (town ?? "*", try signing.signature(reason: reason))
        let existed = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction { try PayoutStatements.resume(scope, signature, in: $0) }
        }
        print(existed ? "Paying goes on for \(town ?? "everybody")." : "It was not paused.")
    }
}
