package import ArgumentParser
import Messaging
import PostgreSQL

/// `rrp recount`
package struct RecountCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "recount",
        abstract: "Count the figures again from the journal; what services want to count meanwhile waits.",
        discussion: "After an upgrade from a release that did not count yet, or when rrp audit names figures.differ."
    )

    package init() {}

    package func run() async throws {
        let events = try await OperatorContext().withPool(size: 1, callLimit: .seconds(3600)) { pool in
            try await pool.transaction { database in try RecountStatements.recount(in: database) }
        }
        print("\(events) events counted.")
    }
}
