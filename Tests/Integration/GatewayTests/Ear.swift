import AMQP
import Logging
import Messaging
import Model
import TestSupport

/// Hears every event, so that a test goes on when something happened instead of sleeping.
actor Ear {
    private let source: AMQPConsumer
    private var heard: [(type: MessageType, report: String)] = []

    struct Deaf: Error {
        let type: MessageType
    }

    /// Listens from the moment this returns.
    init(_ broker: TestBroker) async {
        let (subscribed, signal) = AsyncStream.makeStream(of: Void.self)
        source = AMQPConsumer(
            broker.configuration(),
            exclusiveQueue: AMQPExclusiveQueue(
                namePrefix: broker.topology.prefix + "ear.",
                bindings: [.init(exchange: broker.topology.eventExchange, routingKey: "#")],
                onSubscribed: { _ in signal.yield() }
            ),
            prefetch: 500,
            logger: Logger(label: "ear")
        )
        for await _ in subscribed { break }
    }

    func close() async { await source.close() }

    /// Waits for an event about a report and takes it.
    func hear(_ type: MessageType, _ report: ReportID) async throws {
        while true {
            if let place = heard.firstIndex(where: { $0.type == type && $0.report == report.description }) {
                heard.remove(at: place)
                return
            }
            guard let batch = try await source.nextBatch(upTo: 100, within: .milliseconds(1)) else {
                throw Deaf(type: type)
            }
            for delivery in batch {
                let envelope = try MessageEnvelope(properties: delivery.message.properties)
                heard.append((envelope.type, envelope.subject ?? ""))
            }
            source.acknowledge(batch)
        }
    }
}
