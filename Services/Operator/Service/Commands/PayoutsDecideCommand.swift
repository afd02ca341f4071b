package import ArgumentParser
import Messaging
import Model

/// `rrp payouts decide REPORT DECISION`
package struct PayoutsDecideCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decide on a payout of the work list: askAgain, release or recordPaid; cancel; clear or withhold.",
        discussion: """
            What is stuck: askAgain, release or recordPaid; look at the provider's console first. What waits for its citizen's \
            confirmation: cancel calls it back, and it can be claimed again. What waits for a review: \
            clear lets the citizen claim it, withhold does not. A release is for good, and so is withholding: the money goes back to the budget. The decision and \
            its reason stand in the journal. Who decides is written down before the service is asked, whatever it answers.
            """
    )

    @Argument(help: "The report, as the work list names it.")
    var report: String

    @Argument(help: "askAgain, release, recordPaid, cancel, clear or withhold.")
    var decision: String

    @Option(help: "Why; it is kept.")
    var reason: String

    @OptionGroup var signing: SignatureOptions

    package init() {}

    package func run() async throws {
        guard let reportID = ReportID(report) else { throw ValidationError("“\(report)” names no report") }
        guard let decision = PayoutDecision(rawValue: decision) else {
            throw ValidationError("decide askAgain, release, recordPaid, cancel, clear or withhold")
        }
        let signature = try signing.signature(reason: reason)
        let reason = reason
        let reply = try await PayoutDecisions.with(OperatorContext()) { decisions in
            try await decisions.decide(decision, on: reportID, reason: reason, signature)
        }
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
