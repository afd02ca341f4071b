package import ArgumentParser
import Foundation
import PostgreSQL

/// `rrp who REPORT-ID`
package struct WhoCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "who",
        abstract: "Who did what with a report, and who read what of it.",
        discussion: "From the sealed journal and the record of readings. Says nothing about who reported."
    )

    @Argument(help: ArgumentHelp("The report.", valueName: "report-id"))
    var report: String

    package init() {}

    package func run() async throws {
        guard let id = UUID(uuidString: report) else { throw ValidationError("“\(report)” is no report id") }
        let trail = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction(.snapshot) { database in try AuditTrail(of: id, in: database) }
        }
        guard let trail else {
            print("No report \(report) is stored.")
            throw ExitCode(1)
        }
        print(trail.text)
    }
}
