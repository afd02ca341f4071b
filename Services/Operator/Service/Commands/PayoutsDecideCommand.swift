import AMQP
package import ArgumentParser
import Foundation
import Messaging
import Model
import Runtime

/// `rrp payouts decide REPORT DECISION`
package struct PayoutsDecideCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decide on a payout of the work list: askAgain, release or recordPaid; clear or withhold.",
        discussion: """
            What is stuck: askAgain, release or recordPaid; look at the provider's console first. What waits for a review: \
            clear lets the citizen claim it, withhold does not. A release is for good, and so is withholding: the money goes back to the budget. The decision and \
            its reason stand in the journal.
            """
    )

    @Argument(help: "The report, as the work list names it.")
    var report: String

    @Argument(help: "askAgain, release, recordPaid, clear or withhold.")
    var decision: String

    @Option(help: "Why; it is kept.")
    var reason: String

    package init() {}

    package func run() async throws {
        guard let reportID = ReportID(report) else { throw ValidationError("“\(report)” names no report") }
        guard let decision = PayoutDecision(rawValue: decision) else {
            throw ValidationError("decide askAgain, release, recordPaid, clear or withhold")
        }
        let context = try OperatorContext()
        let settings = context.settings
        let requester = AMQPRequester(
            try settings.broker(connectionName: "rrp payouts"),
            logger: context.logger
        )
        let client = CommandClient(
            requester: requester,
            topology: Topology(prefix: try settings.string(.topologyPrefix)),
            clock: .real
        )
        let reply = try await client.send(
            ReviewPayout(
                reportID: reportID,
                decision: decision,
                reason: reason,
                actor: CommandActor(id: .named("operator"), role: .systemOperator, scope: .city)
            ),
            id: .new(at: ServiceClock.real.now()),
            traceparent: nil
        )
        await requester.close()
        switch reply {
        case .done(let state): print("Done: \(state ?? "")")
        case .refused(let refusal):
            print("Refused: \(refusal.words.en) (\(refusal.code.rawValue))")
            throw ExitCode(1)
        case .pending:
            print("No answer yet; look at the payout in a moment.")
            throw ExitCode(2)
        }
    }
}
