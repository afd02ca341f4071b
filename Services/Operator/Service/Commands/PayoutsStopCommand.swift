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

    package init() {}

    package func run() async throws {
        let reason = reason
        try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction { try PayoutStatements.pause("*", reason: reason, in: $0) }
        }
        print("No new bill is sent for anybody.")
    }
}
