package import Messaging
package import Model
package import PostgreSQL

/// Sends commands over the broker, unless the database that their owners need is known to be away.
package struct BrokerCommands: CommandSender {
    private let client: CommandClient
    private let health: @Sendable () -> PostgresHealth

    package init(client: CommandClient, health: @escaping @Sendable () -> PostgresHealth) {
        self.client = client
        self.health = health
    }

    package func send<Command: CommandContract>(
        _ command: Command,
        id: MessageID,
        traceparent: String?
    ) async throws -> CommandReply {
        guard health().isAvailable else { throw Problem.unavailable("the database is not reached") }
        return try await client.send(command, id: id, traceparent: traceparent)
    }
}
