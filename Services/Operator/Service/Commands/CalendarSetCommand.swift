package import ArgumentParser
import Messaging
import Model
import PostgreSQL

/// `rrp calendar set FIRST [LAST] --off|--working --name NAME`
package struct CalendarSetCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Enter days off or working days; the services follow within a minute.",
        discussion: """
            Limits that are running already keep their date. What is entered here overrides what was seeded.

            rrp calendar set 2027-10-01 2027-10-07 --off --name 国庆节
            rrp calendar set 2027-10-09 --working --name 国庆节调休上班
            """
    )

    enum Kind: String, EnumerableFlag, Sendable {
        case off, working
    }

    @Argument(help: "The first day, YYYY-MM-DD.")
    var first: String

    @Argument(help: "The last day; without it there is one day.")
    var last: String?

    @Flag(help: "Whether offices are closed or open.")
    var kind: Kind

    @Option(help: "What the days are called.")
    var name: String

    @Option(help: "The same in English.")
    var englishName: String?

    package init() {}

    package func run() async throws {
        guard let from = CivilDay(first), let to = CivilDay(last ?? first),
            let span = CalendarSpan(first: from, last: to, isWorking: kind == .working),
            (2000...2100).contains(from.year)
        else { throw ValidationError("days are YYYY-MM-DD, 2000 to 2100, at most a year from first to last") }
        guard !name.allSatisfy(\.isWhitespace) else { throw ValidationError("the days need a name") }
        let entry = CalendarEntry(span: span, name: name, englishName: englishName ?? name, origin: "city")
        try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in try CalendarStatements.set(entry, in: database) }
        }
        print(entry)
    }
}
