package import AMQP
import Foundation
import Logging
package import Messaging
package import Model

/// A stand-in for a service of the test's own: publishes what others would, and takes what others would get.
package final class Probe: Sendable {
    private let publisher: AMQPPublisher
    private let house: TestHouse

    package init(_ house: TestHouse) {
        self.house = house
        publisher = AMQPPublisher(house.broker.configuration(), logger: Logger(label: "probe"))
    }

    package func close() async {
        await publisher.close()
    }

    /// Publishes a message as another service would, and waits for the confirm.
    @discardableResult
    package func publish(
        _ body: some MessageContract,
        id: MessageID = .new(at: ServiceClock.real.now()),
        from source: ServiceName,
        sequence: Int64 = 1,
        expiresAt: Timestamp? = nil
    ) async throws -> MessageID {
        let route = try house.broker.topology.route(of: body)
        let envelope = MessageEnvelope(
            id: id,
            type: Swift.type(of: body).type,
            source: source,
            subject: body.subject?.description,
            time: ServiceClock.real.now(),
            sequence: sequence,
            town: body.town,
            expiresAt: expiresAt
        )
        try await publisher.publish(
            AMQPPublication(
                message: envelope.message(body: try MessageCoding.encode(body)),
                exchange: route.exchange,
                routingKey: route.routingKey
            )
        )
        return id
    }

    /// Publishes bytes as they are, for what no well-behaved service sends.
    package func publish(raw message: AMQPMessage, to queue: QueueName) async throws {
        try await publisher.publish(
            AMQPPublication(
                message: message,
                exchange: house.broker.topology.commandExchange,
                routingKey: house.broker.topology.name(of: queue)
            )
        )
    }

    /// Takes messages from a queue until `count` have come.
    /// - Throws: `Late` after `limit`, with what came until then.
    package func take(_ count: Int, from queue: QueueName, limit: Duration = .seconds(120)) async throws
        -> [AMQPDelivery]
    {
        let consumer = AMQPConsumer(
            house.broker.configuration(),
            queues: [house.broker.topology.name(of: queue)],
            prefetch: 1000,
            logger: Logger(label: "probe")
        )
        let timer = Task {
            try await Task.sleep(for: limit)
            await consumer.close()
        }
        defer { timer.cancel() }
        var taken: [AMQPDelivery] = []
        while taken.count < count {
            guard let batch = try await consumer.nextBatch(upTo: count - taken.count, within: .milliseconds(5)) else {
                throw Late(wanted: count, came: taken.count)
            }
            consumer.acknowledge(batch)
            taken += batch
        }
        await consumer.close()
        return taken
    }

    package struct Late: Error, CustomStringConvertible {
        let wanted: Int
        let came: Int
        package var description: String { "\(wanted) messages were expected in time, \(came) came" }
    }
}
