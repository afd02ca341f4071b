package import AMQP
package import Logging
package import Messaging
import Model
import ServiceLifecycle

/// Listens to the events exchange while anybody has a stream open: on an exclusive, bounded queue of its own that drops
/// its oldest, because what is lost here is read from the journal.
package struct LiveFeed: Service {
    /// Also without a wake-up, streams look into the journal this often.
    private static let polling = Duration.seconds(15)

    let live: LiveUpdates
    let connect: @Sendable (AMQPExclusiveQueue) -> AMQPConsumer
    let topology: Topology
    let logger: Logger

    /// - Parameter connect: opens a consumer of an exclusive queue.
    package init(
        live: LiveUpdates,
        topology: Topology,
        logger: Logger,
        connect: @escaping @Sendable (AMQPExclusiveQueue) -> AMQPConsumer
    ) {
        self.live = live
        self.topology = topology
        self.logger = logger
        self.connect = connect
    }

    package func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await listen() }
            group.addTask { await poll() }
            try? await gracefulShutdown()
            group.cancelAll()
        }
    }

    private func listen() async {
        for await _ in live.demand() {
            while live.isNeeded, !Task.isCancelled {
                let live = live
                let consumer = connect(
                    AMQPExclusiveQueue(
                        namePrefix: topology.prefix + "gateway.live.",
                        bindings: [.init(exchange: topology.eventExchange, routingKey: "#")],
                        onSubscribed: { _ in live.wakeAll() }
                    )
                )
                await follow(consumer)
                await consumer.close()
            }
        }
    }

    private func follow(_ consumer: AMQPConsumer) async {
        do {
            while live.isNeeded, let batch = try await consumer.nextBatch(upTo: 500, within: .milliseconds(5)) {
                live.wake(Set(batch.flatMap { Self.topics(of: $0) }))
                consumer.acknowledge(batch)
            }
        } catch {
            logger.debug("Live feed ended", metadata: ["error": "\(error)"])
        }
    }

    /// The report that the event is about, and its town, which the routing key ends with.
    private static func topics(of delivery: AMQPDelivery) -> [LiveTopic] {
        var topics: [LiveTopic] = [.city]
        if let town = delivery.routingKey.split(separator: ".").last.flatMap({ TownCode(rawValue: String($0)) }) {
            topics.append(.town(town))
        }
        let subject = delivery.message.properties.headers["cloudEvents:subject"]?.string
        if let report = subject.flatMap({ ReportID($0) }) { topics.append(.report(report)) }
        return topics
    }

    private func poll() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.polling)
            live.wakeAll()
        }
    }
}
