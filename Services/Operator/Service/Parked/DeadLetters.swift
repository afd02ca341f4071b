import AMQP
import Logging
import Model
import Runtime

/// Messages that the broker itself gave up on, because they came back too often: sent again to the queue they came from.
struct DeadLetters {
    /// As RabbitMQ writes it when a message is dead-lettered for the first time.
    private static let originHeader = "x-first-death-queue"
    /// Nothing more comes after so long a silence.
    private static let patience = Duration.seconds(3)

    private let settings: Settings
    private let logger: Logger

    init(settings: Settings, logger: Logger) {
        self.settings = settings
        self.logger = logger
    }

    /// Empties a queue of dead letters in both virtual hosts. A message is taken out after the broker has it again; one
    /// whose origin is not known, or is gone, stays.
    /// - Returns: how many went back.
    func replay(_ queue: String, services: AMQPPublisher, departments: AMQPPublisher) async throws -> Int {
        let management = try ManagementClient(settings: settings)
        let name = try settings.string(.topologyPrefix) + queue
        var count = 0
        for (key, publisher) in [
            (ConfigurationKey.brokerVirtualHost, services), (.brokerDepartmentsVirtualHost, departments),
        ] {
            let virtualHost = try settings.string(key)
            guard try await management.queues(in: virtualHost).contains(where: { $0.name == name }) else { continue }
            let consumer = AMQPConsumer(
                try settings.broker(virtualHost: key, connectionName: "rrp dead letters"),
                queues: [name],
                prefetch: 100,
                logger: logger
            )
            while let batch = await next(of: consumer) {
                for delivery in batch where await sendBack(delivery, through: publisher) {
                    consumer.acknowledge([delivery])
                    count += 1
                }
            }
            // What was not acknowledged goes back to where it was.
            await consumer.close()
        }
        return count
    }

    private func next(of consumer: AMQPConsumer) async -> [AMQPDelivery]? {
        await withTaskGroup(of: [AMQPDelivery]?.self) { group in
            group.addTask { try? await consumer.nextBatch(upTo: 100, within: .milliseconds(20)) }
            group.addTask {
                try? await Task.sleep(for: Self.patience)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    private func sendBack(_ delivery: AMQPDelivery, through publisher: AMQPPublisher) async -> Bool {
        var message = delivery.message
        guard let origin = message.properties.headers[Self.originHeader]?.string else {
            print("\(message.properties.messageID ?? "–"): its origin is not known; it stays")
            return false
        }
        message.properties.headers = message.properties.headers.filter { !$0.key.hasPrefix("x-") }
        do {
            try await publisher.publish(AMQPPublication(message: message, exchange: "", routingKey: origin))
            print("\(message.properties.messageID ?? "–") went back to \(origin)")
            return true
        } catch {
            print("\(message.properties.messageID ?? "–") could not go back to \(origin): \(error.message)")
            return false
        }
    }
}
