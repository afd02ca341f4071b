import AMQP
package import ArgumentParser
import Messaging
import PostgreSQL
import Runtime

/// `rrp parked replay PLACE…`
package struct ParkedReplayCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Send messages back to the queue they came from; what still cannot be handled is parked again."
    )

    @Argument(help: "As the list names them, such as intake:17.")
    var places: [String] = []

    @Flag(help: "All that wait.")
    var all = false

    @Option(help: "Instead: all that lies in this queue of the broker, such as dead.")
    var queue: String?

    package init() {}

    package func run() async throws {
        let context = try OperatorContext()
        let settings = context.settings
        let replay = ParkedReplay(topology: Topology(prefix: try settings.string(.topologyPrefix)))
        let services = AMQPPublisher(
            try settings.broker(connectionName: "rrp parked"),
            logger: context.logger
        )
        let departments = AMQPPublisher(
            try settings.broker(virtualHost: .brokerDepartmentsVirtualHost, connectionName: "rrp parked"),
            logger: context.logger
        )
        let (places, all) = (places, all)
        let note = ParkedNote.ofThisProcess
        if let queue {
            try await context.withPool(size: 1) { pool in
                try await pool.transaction { try note.write(.replayed, queue: queue, in: $0) }
            }
            let letters = DeadLetters(settings: settings, logger: context.logger)
            let count = try await letters.replay(queue, services: services, departments: departments)
            await services.close()
            await departments.close()
            print("\(count) sent again.")
            return
        }
        let count = try await context.withPool(size: 1) { pool in
            var count = 0
            for message in try await pool.parked(places, all: all) where message.resolution == nil {
                // Noted first, whose doing it is. Sent then, and marked last: what is marked is surely on its way; twice does
                // no harm.
                try await pool.transaction { try note.write(.replayed, message, in: $0) }
                try await (replay.isFromDepartment(message) ? departments : services)
                    .publish(replay.publication(of: message))
                _ = try await pool.transaction { database in
                    try ParkedStatements.resolve(message.place, as: "replayed", in: database)
                }
                count += 1
                print("\(message.place) went back to \(message.queue)")
            }
            return count
        }
        await services.close()
        await departments.close()
        print("\(count) sent again.")
    }
}
