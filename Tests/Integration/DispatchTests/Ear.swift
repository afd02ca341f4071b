import AMQP
import Foundation
import Logging
import Messaging
import Model
import TestSupport

/// Hears what the service says: the events that are for people, the timers it sets, and what it passes on to verification.
actor Ear {
    private let source: AMQPConsumer
    private var heard: [(type: MessageType, sequence: Int64, body: [UInt8])] = []
    private var known: Set<MessageID> = []

    init(_ broker: TestBroker) {
        let queues = [QueueName.events(.notification), .commands(.scheduler), .commands(.verification)]
        let names = queues.map { broker.topology.name(of: $0) }
        source = AMQPConsumer(broker.configuration(), queues: names, prefetch: 1000, logger: Logger(label: "ear"))
    }

    func close() async { await source.close() }

    /// The next message of a type that fits, taken out of what was heard; waits for it.
    @discardableResult
    func next<Body: MessageContract>(
        _ type: Body.Type,
        where fits: @Sendable (Body) -> Bool = { _ in true }
    ) async throws -> (body: Body, sequence: Int64) {
        while true {
            for (place, message) in heard.enumerated() where message.type == Body.type {
                let body = try MessageCoding.decode(Body.self, from: message.body)
                guard fits(body) else { continue }
                heard.remove(at: place)
                return (body, message.sequence)
            }
            try await listen()
        }
    }

    /// Waits until `count` messages of a type were heard, and takes them.
    func all<Body: MessageContract>(_ type: Body.Type, count: Int) async throws -> [Body] {
        while heard.count(where: { $0.type == Body.type }) < count { try await listen() }
        let found = heard.filter { $0.type == Body.type }
        heard.removeAll { $0.type == Body.type }
        return try found.map { try MessageCoding.decode(Body.self, from: $0.body) }
    }

    /// What has been heard of a type and not been taken yet.
    func rest<Body: MessageContract>(_ type: Body.Type) throws -> [Body] {
        try heard.filter { $0.type == Body.type }.map { try MessageCoding.decode(Body.self, from: $0.body) }
    }

    private func listen() async throws {
        guard let batch = try await source.nextBatch(upTo: 500, within: .milliseconds(2)) else { throw Deaf() }
        for delivery in batch {
            let envelope = try MessageEnvelope(properties: delivery.message.properties)
            // A relay may publish twice: each identifier counts once.
            if known.insert(envelope.id).inserted {
                heard.append((envelope.type, envelope.sequence, delivery.message.body))
            }
        }
        source.acknowledge(batch)
    }

    struct Deaf: Error {}
}
