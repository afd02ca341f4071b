import AMQP
import Foundation
import Logging
import Messaging
import Model
import TestSupport

/// Hears what the service says: everything that its relay publishes ends up in one of these queues.
actor Ear {
    private let source: AMQPConsumer
    private var known: Set<MessageID> = []
    private var heard: [(type: MessageType, sequence: Int64, body: [UInt8])] = []

    init(_ broker: TestBroker) {
        let names = [QueueName.events(.notification), .events(.dispatch), .commands(.scheduler), .unheard].map {
            broker.topology.name(of: $0)
        }
        source = AMQPConsumer(
            broker.configuration(),
            queues: names,
            prefetch: 1000,
            logger: Logger(label: "ear")
        )
    }

    func close() async { await source.close() }

    /// The next message of a type that fits, taken out of what was heard; waits for it.
    func next<Body: MessageContract>(
        _ type: Body.Type,
        where fits: @Sendable (Body) -> Bool = { _ in true }
    ) async throws -> (body: Body, sequence: Int64) {
        while true {
            for (place, message) in heard.enumerated() where message.type == Body.type {
                let body = try MessageCoding.decode(Body.self, from: message.body)
                if fits(body) {
                    heard.remove(at: place)
                    return (body, message.sequence)
                }
            }
            guard let batch = try await source.nextBatch(upTo: 500, within: .milliseconds(2)) else {
                throw Deaf(type: Body.type.rawValue)
            }
            for delivery in batch {
                let envelope = try MessageEnvelope(properties: delivery.message.properties)
                // A relay may publish twice; the test listens like every consumer: once for each identifier.
                guard known.insert(envelope.id).inserted else { continue }
                heard.append((envelope.type, envelope.sequence, delivery.message.body))
            }
            source.acknowledge(batch)
        }
    }

    /// What has been heard of a type and not been taken yet.
    func rest<Body: MessageContract>(_ type: Body.Type) throws -> [Body] {
        try heard.filter { $0.type == Body.type }.map {
            try MessageCoding.decode(Body.self, from: $0.body)
        }
    }

    struct Deaf: Error { let type: String }
}
