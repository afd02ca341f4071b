package import ArgumentParser
import Model
import PostgreSQL

/// `rrp payouts show`
package struct PayoutsShowCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Sums by state, pauses, and the work list with why and what can be done; of one report every call."
    )

    @Argument(help: "Only this report, with every call to the provider.")
    var report: String?

    @Option(help: "How many of the work list at most.")
    var limit = 50

    package init() {}

    package func run() async throws {
        let context = try OperatorContext()
        let (report, limit) = (report, limit)
        try await context.withPool(size: 1) { pool in
            try await pool.autocommit { database in
                if let report {
                    try Self.showCalls(of: report, in: database)
                } else {
                    try Self.showAll(limit: limit, in: database)
                }
            }
        }
    }

    private static func showAll(limit: Int, in database: Database) throws {
        let sums = try PayoutStatements.sums(in: database)
        if sums.isEmpty { print("There are no payouts.") }
        for sum in sums { print("\(sum.state.rawValue)  \(sum.count)  ¥\(sum.fen)  \(sum.state.words.zh)") }
        for pause in try PayoutStatements.pauses(in: database) {
            let scope = pause.scope == "*" ? "everybody" : pause.scope
            print("PAUSED  \(scope)  since \(pause.since)  by \(pause.by)  \(pause.reason)")
        }
        let held = try PayoutStatements.held(limit: limit, in: database)
        if held.isEmpty { print("The work list is empty.") }
        for item in held {
            print(
                "\(item.report)  \(item.town)  ¥\(item.fen)  since \(item.since)  \(item.reason.rawValue)"
                    + "  \(item.reason.words.zh) · \(item.reason.words.en)"
                    + "\(item.lastFault.map { "  [\($0)]" } ?? "")  \(item.bill ?? "–")"
            )
            print("    \(item.reason.advice.zh) · \(item.reason.advice.en)")
        }
        for item in try PayoutStatements.checking(limit: limit, in: database) {
            print(
                "REVIEW \(item.report)  \(item.town)  ¥\(item.fen)  since \(item.since)"
                    + (item.isOverdue ? "  OVERDUE since \(item.reservedUntil)" : "")
            )
            for reason in item.reasons {
                print("    \(reason.rawValue)  \(reason.words.zh) · \(reason.words.en)")
                print("        \(reason.advice.zh) · \(reason.advice.en)")
            }
        }
        try showDifferences(in: database)
        try showFailing(in: database)
    }

    private static func showDifferences(in database: Database) throws {
        for difference in try ReconciliationStatements.open(in: database) {
            print(
                "DIFFERENCE \(difference.id)  \(difference.day)  \(difference.kind)  \(difference.number)"
                    + "  ours \(difference.ours.map { "¥\($0)" } ?? "–")"
                    + "  theirs \(difference.theirs.map { "¥\($0)" } ?? "–")  report \(difference.report?.description ?? "–")"
            )
        }
    }

    private static func showFailing(in database: Database) throws {
        for item in try ReconciliationStatements.failing(in: database) {
            print(
                "UNCHECKED \(item.day)  failed \(item.failures) times"
                    + "  next try \(item.nextTry?.description ?? "now")  [\(item.fault ?? "")]"
            )
        }
    }

    private static func showCalls(of text: String, in database: Database) throws {
        guard let report = ReportID(text) else { throw ValidationError("“\(text)” names no report") }
        let calls = try PayoutStatements.calls(of: report, in: database)
        if calls.isEmpty { print("The provider was never called for this report.") }
        for (at, number, call, outcome) in calls { print("\(at)  \(number)  \(call)  \(outcome)") }
    }
}
