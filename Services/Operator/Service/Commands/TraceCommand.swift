package import ArgumentParser
import Foundation
import PostgreSQL

/// `rrp trace REPORT-ID`
package struct TraceCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "One report's whole way through services, messages and times.",
        discussion: "Says nothing about who reported."
    )

    @Argument(help: ArgumentHelp("The report.", valueName: "report-id"))
    var report: String

    package init() {}

    package func run() async throws {
        guard let id = UUID(uuidString: report) else { throw ValidationError("“\(report)” is no report id") }
        let trace = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.transaction(.snapshot) { database in try Trace(of: id, in: database) }
        }
        guard let trace else {
            print("No report \(report) is stored.")
            throw ExitCode(1)
        }
        print(trace.text)
    }
}
