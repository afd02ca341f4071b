package import ArgumentParser
import Messaging
import PostgreSQL

/// `rrp parked drop PLACE…`
package struct ParkedDropCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Mark messages as dealt with; they stay in the table."
    )

    @Argument(help: "As the list names them, such as intake:17.")
    var places: [String] = []

    @Flag(help: "All that wait.")
    var all = false

    package init() {}

    package func run() async throws {
        let (places, all) = (places, all)
        let note = ParkedNote.ofThisProcess
        let count = try await OperatorContext().withPool(size: 1) { pool in
            var count = 0
            for message in try await pool.parked(places, all: all) {
                count += try await pool.transaction { database in
                    guard try ParkedStatements.resolve(message.place, as: "dropped", in: database) else { return 0 }
                    try note.write(.dropped, message, in: database)
                    return 1
                }
            }
            return count
        }
        print("\(count) dropped.")
    }
}
