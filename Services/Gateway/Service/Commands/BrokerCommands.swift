package import AMQP
package import Messaging
package import Model
package import PostgreSQL

/// Sends commands over the broker, unless the database that their owners need is known to be away.
package struct BrokerCommands: CommandSender {
    private let client: CommandClient
    private let broker: @Sendable () -> AMQPState
    private let health: @Sendable () -> PostgresHealth

    package init(
        client: CommandClient,
        broker: @escaping @Sendable () -> AMQPState,
        health: @escaping @Sendable () -> PostgresHealth
    ) {
        self.client = client
        self.broker = broker
        self.health = health
    }

    package func send<Command: CommandContract>(
        _ command: Command,
        id: MessageID,
        traceparent: String?
    ) async throws -> CommandReply {
        guard !broker().isLost else { throw Problem.unavailable("the broker is not reached") }
        guard health().isAvailable else { throw Problem.unavailable("the database is not reached") }
        return try await client.send(command, id: id, traceparent: traceparent)
    }
}
