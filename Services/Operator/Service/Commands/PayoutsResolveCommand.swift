package import ArgumentParser
import PostgreSQL

/// `rrp payouts resolve NUMBER`
package struct PayoutsResolveCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "A difference with the provider's bill is explained; it stays, with the words."
    )

    @Argument(help: "The difference, as `rrp payouts show` numbers it.")
    var difference: Int

    @Option(help: "The explanation.")
    var reason: String

    @OptionGroup var signing: SignatureOptions

    package init() {}

    package func run() async throws {
        guard !reason.isEmpty else { throw ValidationError("an explanation is needed") }
        let (id, reason, signature) = (Int64(difference), reason, try signing.signature(reason: reason))
        let existed = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction { try ReconciliationStatements.resolve(id, reason, signature, in: $0) }
        }
        guard existed else { throw ValidationError("there is no open difference \(id)") }
        print("Resolved.")
    }
}
