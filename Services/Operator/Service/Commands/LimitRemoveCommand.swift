package import ArgumentParser
import Messaging
import Model
import PostgreSQL

/// `rrp limit remove STAGE`
package struct LimitRemoveCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take back a limit that was set; a seeded one that it replaced comes back with the next seed."
    )

    @OptionGroup var options: LimitOptions

    package init() {}

    package func run() async throws {
        let policy = try options.policy(LimitRule(.clockHours(1)))
        let count = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in try LimitStatements.remove(policy, in: database) }
        }
        print(count == 0 ? "No such limit was set." : "Taken back.")
    }
}
