package import ArgumentParser
import Messaging
import Model
import PostgreSQL

/// `rrp calendar remove FIRST`
package struct CalendarRemoveCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take back days that were entered; published days that they replaced come back with the next seed."
    )

    @Argument(help: "Their first day, YYYY-MM-DD.")
    var first: String

    package init() {}

    package func run() async throws {
        guard let day = CivilDay(first) else { throw ValidationError("a day is YYYY-MM-DD") }
        let count = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in try CalendarStatements.remove(from: day, in: database) }
        }
        print(count == 0 ? "Nothing was entered for \(day)." : "Taken back.")
    }
}
