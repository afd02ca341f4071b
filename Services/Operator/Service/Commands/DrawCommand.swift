package import ArgumentParser
import Model
import PostgreSQL

/// `rrp draw DAY`
package struct DrawCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Everything to recompute a day's draws with: hash, seed, outcomes, and the command for each.",
        discussion: """
            The seed is told once the day is over. Reports stand there by their numbers; nothing says who reported. Hand it
            to whoever wants to check: the commands need a shell and Python, and nothing of ours.
            """
    )

    @Argument(help: ArgumentHelp("The local day of the verifications, such as 2026-11-01.", valueName: "day"))
    var day: String

    package init() {}

    package func run() async throws {
        guard day.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil, Timestamp("\(day)T00:00:00+08:00") != nil else {
            throw ValidationError("“\(day)” is no day")
        }
        let sheet = try await OperatorContext().withPool(size: 1) { [day] pool in
            try await pool.transaction(.snapshot) { database in try DrawSheet(of: day, in: database) }
        }
        guard let sheet else {
            print("Nobody committed to a draw of \(day).")
            throw ExitCode(1)
        }
        print(sheet.text)
    }
}
