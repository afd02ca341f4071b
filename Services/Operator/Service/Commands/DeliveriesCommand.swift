package import ArgumentParser
import Messaging
import Model
import PostgreSQL

/// `rrp deliveries`
package struct DeliveriesCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "What became of notices outside the inbox, and why some failed.",
        discussion: """
            Counts by channel and state, how many wait for the end of quiet hours, and the latest failures with their cause.
            Where a notice goes (open id, phone number) is not shown.
            """
    )

    @Option(help: "How many failures are listed.")
    var failures = 20

    package init() {}

    package func run() async throws {
        let most = Int32(clamping: max(0, failures))
        let (sums, failed) = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in
                (try DeliveryStatements.sums(in: database), try DeliveryStatements.failures(most: most, in: database))
            }
        }
        if sums.isEmpty { return print("Nothing went out yet.") }
        for sum in sums {
            print(
                sum.channel.padded(to: 8) + sum.state.padded(to: 11) + "\(sum.count)".padded(to: 9, left: true)
                    + (sum.held > 0 ? "  \(sum.held) held in quiet hours" : "")
            )
        }
        for failure in failed {
            print(
                "\(failure.at)  \(failure.channel.padded(to: 8))\(failure.cause.padded(to: 24))notice \(failure.notice)"
            )
        }
    }
}
