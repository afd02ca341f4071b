package import ArgumentParser
import Messaging
import Model
import PostgreSQL

/// `rrp calendar show [YEAR]`
package struct CalendarShowCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The days that differ from the plain week, and how many working days each year has."
    )

    @Argument(help: "Only this year.")
    var year: Int?

    package init() {}

    package func run() async throws {
        let year = year
        let entries = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in try CalendarStatements.list(in: database) }
        }
        let years = Set(entries.flatMap { [$0.span.first.year, $0.span.last.year] }).sorted()
        let calendar = WorkingCalendar(office: .standard, spans: entries.map(\.span))
        for shown in years where year == nil || year == shown {
            guard let first = CivilDay("\(shown)-01-01") else { continue }
            let days = (0..<366).map { first + $0 }.filter { $0.year == shown }
            print("\(shown): \(days.count { calendar.isWorkingDay($0) }) working days")
            for entry in entries where entry.span.first.year == shown || entry.span.last.year == shown {
                print("  \(entry)")
            }
        }
        if entries.isEmpty { print("No day differs from the plain week.") }
    }
}
