package import ArgumentParser
import PostgreSQL

/// `rrp payouts acts`
package struct PayoutsActsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "acts",
        abstract: "What operators did with money at the command line, newest first; who, what, why."
    )

    @Option(help: "How many at most.")
    var limit = 50

    package init() {}

    /// Longer values are cut: a budget of all towns names each of them.
    private static let longest = 60

    package func run() async throws {
        guard limit > 0 else { throw ValidationError("a limit is at least 1") }
        let limit = limit
        let acts = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { try OperatorActStatements.latest(limit, in: $0) }
        }
        if acts.isEmpty {
            print("No operator has done anything with money yet.")
            return
        }
        let rows = acts.map { act in
            [
                "\(act.position)", "\(act.at)", act.actor, act.databaseRole, act.act, act.subject,
                Self.short(act.before), Self.short(act.after), act.reason ?? "–",
            ]
        }
        let table = TextTable(
            sides: [.right, .left, .left, .left, .left, .left, .left, .left, .left],
            rows: [["number", "at", "actor", "role", "act", "subject", "before", "after", "reason"]] + rows
        )
        print(table.text)
    }

    private static func short(_ text: String?) -> String {
        guard let text else { return "–" }
        return text.count > longest ? "\(text.prefix(longest))…" : text
    }
}
