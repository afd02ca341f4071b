package import ArgumentParser
import PostgreSQL

/// `rrp payouts stop`
package struct PayoutsStopCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Send no new bill for anybody, at once."
    )

    @Option(help: "Why.")
    var reason: String

    @Flag(help: "Call back what waits for a confirmation, or will; it can be claimed again after a resume.")
    var callBack = false

    @OptionGroup var signing: SignatureOptions

    package init() {}

    package func run() async throws {
        let (reason, signature) = (reason, try signing.signature(reason: reason))
        try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction { try PayoutStatements.pause("*", reason: reason, signature, in: $0) }
        }
        print("No new bill is sent for anybody, and nobody is shown what confirms one.")
        guard callBack else { return }
        let called = try await PayoutDecisions.with(OperatorContext()) { decisions in
            try await decisions.callBackAll(reason: reason, signature)
        }
        print("Bills called back: \(called)")
    }
}
