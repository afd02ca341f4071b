package import ArgumentParser
import Messaging
import PostgreSQL

/// `rrp parked show PLACE`
package struct ParkedShowCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One message with its headers and body."
    )

    @Argument(help: "As the list names it, such as intake:17.")
    var place: String

    package init() {}

    package func run() async throws {
        let context = try OperatorContext()
        let message = try await context.withPool(size: 1) { pool in try await pool.parked(place) }
        print("parked      \(message.parkedAt)\(message.resolution.map { ", \($0)" } ?? "")")
        print("why         \(message.reasonCode): \(message.reason)")
        print("queue       \(message.queue)")
        print("route       \(message.exchange) → \(message.routingKey)")
        print("type        \(message.type)")
        print("id          \(message.messageID)")
        for (name, value) in message.headers.sorted(by: { $0.key < $1.key }) { print("  \(name): \(value)") }
        print(
            message.body.isEmpty
                ? "(no body, or it was kept long enough)" : String(decoding: message.body, as: UTF8.self)
        )
    }
}
