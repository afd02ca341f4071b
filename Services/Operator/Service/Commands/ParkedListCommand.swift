package import ArgumentParser
import Messaging
import PostgreSQL
import Runtime

/// `rrp parked list`
package struct ParkedListCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "What was put aside, newest first; with --queue what lies in a queue of the broker."
    )

    @Option(help: "Only of this service.")
    var service: String?

    @Option(help: "Instead: look into this queue of the broker, such as dead or unrouted, without taking anything out.")
    var queue: String?

    @Flag(help: "Also what was replayed or dropped.")
    var all = false

    @Option(help: "How many at most.")
    var limit = 50

    package init() {}

    package func run() async throws {
        let context = try OperatorContext()
        if let queue {
            try await showQueue(queue, context)
            return
        }
        let (service, all, limit) = (service, all, limit)
        let messages = try await context.withPool(size: 1) { pool in
            try await pool.autocommit { database in
                try ParkedStatements.list(service: service, includingResolved: all, limit: limit, in: database)
            }
        }
        for message in messages {
            print(
                "\(message.place)  \(message.parkedAt)  \(message.queue)  \(message.type)  \(message.subject ?? "–")"
                    + "  \(message.reasonCode)\(message.resolution.map { "  [\($0)]" } ?? "")"
            )
        }
        print(messages.isEmpty ? "Nothing is parked." : "\(messages.count) shown.")
    }

    private func showQueue(_ queue: String, _ context: OperatorContext) async throws {
        let management = try ManagementClient(settings: context.settings)
        let prefix = try context.settings.string(.topologyPrefix)
        var count = 0
        for key in [ConfigurationKey.brokerVirtualHost, .brokerDepartmentsVirtualHost] {
            let virtualHost = try context.settings.string(key)
            guard try await management.queues(in: virtualHost).contains(where: { $0.name == prefix + queue }) else {
                continue
            }
            for message in try await management.peek(prefix + queue, in: virtualHost, count: limit) {
                count += 1
                let headers = message.properties.headers ?? [:]
                print(
                    "\(virtualHost)  \(headers["x-first-death-queue"]?.text ?? message.exchange)  \(message.routingKey)"
                        + "  \(message.properties.type ?? "–")  \(message.properties.messageID ?? "–")"
                )
                print("    \(message.payload.prefix(300))")
            }
        }
        print(count == 0 ? "Nothing lies in \(queue)." : "\(count) shown; they stay where they are.")
    }
}
