package import ArgumentParser
import Messaging
import Model
import PostgreSQL

/// `rrp payouts reconcile DAY`
package struct PayoutsReconcileCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Hold a day against the provider's bill, now; the reward service does it with every day's final bill."
    )

    @Argument(help: "The local day, such as 2026-11-24.")
    var day: String

    @Option(help: ArgumentHelp("How long to wait for the outcome.", valueName: "seconds"))
    var patience = 60

    @OptionGroup var signing: SignatureOptions

    package init() {}

    package func run() async throws {
        guard let asked = CivilDay(day) else { throw ValidationError("“\(day)” is no day") }
        let now = ServiceClock.real.now()
        guard asked >= ReconciliationDays.oldest(at: now), asked <= CivilDay(now) else {
            throw ValidationError("the provider has no bill of \(asked): it keeps those of three months")
        }
        let (day, patience, signature) = (day, patience, try signing.signature())
        try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction { try ReconciliationStatements.ask(day, signature, in: $0) }
            for _ in 0..<(patience * 4) {
                let outcome = try await pool.autocommit { try ReconciliationStatements.outcome(of: day, in: $0) }
                if let outcome {
                    print(outcome)
                    return
                }
                try await Task.sleep(for: .milliseconds(250))
            }
            let fault = try await pool.autocommit { try ReconciliationStatements.fault(of: day, in: $0) }
            print("Not done yet: \(fault ?? "the reward service has not come to it").")
            throw ExitCode(2)
        }
    }
}
