import AMQP
import Testing

/// One after another, because they stop and kill one broker.
@Suite("With a broker that stops, dies or runs out of memory", .serialized, .timeLimit(.minutes(10)))
final class FaultTests {
    private static let shared = Task { try await PrivateBroker() }

    private let broker: PrivateBroker
    private let clock = ContinuousClock()

    init() async throws {
        broker = try await Self.shared.value
        try await broker.awaitReady()
    }

    private func withQueue(_ body: (String, AMQPAdministrator) async throws -> Void) async throws {
        try await TestBroker.withQueue(broker.configuration, body)
    }

    @Test("A stopped broker hangs nobody: what was sent has an unknown fate, the rest was never sent")
    func stopped() async throws {
        try await withQueue { queue, _ in
            let publisher = AMQPPublisher(broker.configuration, window: 5000, logger: TestBroker.logger)
            try await publisher.publish(.to(queue, "before"))
            let batch: [AMQPPublication] = (0..<40_000).map { .to(queue, "\($0)", size: 2000) }
            async let outcomes = publisher.publish(batch)
            try broker.pause()
            let start = clock.now
            let codes = await outcomes.compactMap(\.error?.code)
            #expect(codes.contains(.fateUnknown))
            #expect(codes.contains(.neverSent))
            let refused = await #expect(throws: AMQPError.self) { try await publisher.publish(.to(queue, "while")) }
            #expect(refused?.code == .neverSent)
            await publisher.close()
            // The client's own limits are seconds; without them the broker's standstill would last for ever.
            #expect(clock.now - start < .seconds(90))
            try broker.proceed()
            try await broker.awaitReady()
        }
    }

    @Test("A write that a stopped broker blocks is ended by the watchdog, long before the heartbeat is due")
    func watchdog() async throws {
        try await withQueue { queue, _ in
            var configuration = broker.configuration
            configuration.heartbeat = .seconds(60)
            configuration.confirmTimeout = .seconds(60)
            let publisher = AMQPPublisher(configuration, window: 1000, logger: TestBroker.logger)
            try await publisher.publish(.to(queue, "before"))
            try broker.pause()
            let start = clock.now
            let outcomes = await publisher.publish((0..<500).map { .to(queue, "\($0)", size: 100_000) })
            #expect(clock.now - start < .seconds(50))
            #expect(outcomes.contains { $0.error?.code == .fateUnknown })
            try broker.proceed()
            try await publisher.publish(.to(queue, "after"))
            #expect(publisher.statistics.losses >= 1)
            await publisher.close()
        }
    }

    @Test("While the broker is stopped, closing and asking come back in their time")
    func stoppedClients() async throws {
        try await withQueue { queue, administrator in
            let requester = AMQPRequester(broker.configuration, logger: TestBroker.logger)
            let consumer = AMQPConsumer(
                broker.configuration,
                queues: [queue],
                prefetch: 10,
                logger: TestBroker.logger
            )
            _ = try? await requester.request(.to("nowhere", "connected?"), timeout: .seconds(60))
            try broker.pause()
            let start = clock.now
            let asked = await #expect(throws: AMQPError.self) {
                try await requester.request(.to(queue, "?"), timeout: .seconds(1))
            }
            #expect(asked?.code == .noReply || asked?.code == .fateUnknown)
            let administered = await #expect(throws: AMQPError.self) { try await administrator.messageCount(queue) }
            #expect(administered != nil)
            await requester.close()
            await consumer.close()
            #expect(clock.now - start < .seconds(90))
            try broker.proceed()
        }
    }

    @Test("After a killed broker is back, publisher, consumer and requester go on by themselves")
    func killed() async throws {
        try await withQueue { queue, _ in
            var configuration = broker.configuration
            configuration.publishTimeout = .seconds(90)
            let publisher = AMQPPublisher(configuration, logger: TestBroker.logger)
            let consumer = AMQPConsumer(configuration, queues: [queue], prefetch: 10, logger: TestBroker.logger)
            let requester = AMQPRequester(configuration, logger: TestBroker.logger)
            try await publisher.publish(.to(queue, "kept"))
            let batch = try #require(try await consumer.nextBatch(upTo: 1, within: .zero))
            let asked = Task { try await requester.request(.to(queue, "asked"), timeout: .seconds(90)) }
            let question = try #require(try await consumer.nextBatch(upTo: 1, within: .zero))
            #expect(question.map(\.text) == ["asked"])
            try await broker.syncTables()
            try await broker.kill()
            let error = await #expect(throws: AMQPError.self) { try await asked.value }
            #expect(error?.code == .fateUnknown)
            consumer.acknowledge(batch + question)
            try broker.start()
            // A quorum queue without a leader yet may lose the first; the renewed connection brings the next one through.
            while await publisher.publish([.to(queue, "after")]).first?.isConfirmed != true {}
            var arrived: Set<String> = []
            while arrived.count < 3 { arrived.formUnion(try await consumer.collect(1).map(\.text)) }
            #expect(arrived == ["kept", "asked", "after"])
            #expect(publisher.statistics.connects >= 2)
            #expect(consumer.statistics.connects >= 2)
            await consumer.close()
            await requester.close()
            await publisher.close()
        }
    }

    @Test("A memory alarm is shown, publishing fails with its reason after a bounded wait, and acks still flow")
    func blocked() async throws {
        try await withQueue { queue, _ in
            let publisher = AMQPPublisher(broker.configuration, logger: TestBroker.logger)
            let consumer = AMQPConsumer(
                broker.configuration,
                queues: [queue],
                prefetch: 10,
                logger: TestBroker.logger
            )
            try await publisher.publish(.to(queue, "before"))
            let batch = try #require(try await consumer.nextBatch(upTo: 1, within: .zero))
            try await broker.control("set_vm_memory_high_watermark", "0.0000001")
            // The broker tells a connection of its alarm at the connection's next publication, which it may still take.
            var error: AMQPError?
            for attempt in 0..<3 where error?.code != .neverSent {
                error = await publisher.publish([.to(queue, "\(attempt)")]).first?.error
            }
            #expect((error?.cause as? AMQPError)?.code == .blocked)
            guard case .blocked = publisher.state else {
                Issue.record("the alarm does not show: \(publisher.state)")
                return
            }
            consumer.acknowledge(batch)
            await consumer.close()
            try await broker.control("set_vm_memory_high_watermark", "0.6")
            try await publisher.publish(.to(queue, "after"))
            #expect(publisher.statistics.blocks >= 1)
            await publisher.close()
        }
    }

    @Test("A connection that an operator closes comes back")
    func operatorCloses() async throws {
        try await withQueue { queue, _ in
            let consumer = AMQPConsumer(
                broker.configuration,
                queues: [queue],
                prefetch: 10,
                logger: TestBroker.logger
            )
            let publisher = AMQPPublisher(broker.configuration, logger: TestBroker.logger)
            try await publisher.publish(.to(queue, "one"))
            #expect(try await consumer.collect(1).map(\.text) == ["one"])
            try await broker.control("close_all_connections", "maintenance")
            try await publisher.publish(.to(queue, "two"))
            #expect(try await consumer.collect(1).map(\.text).last == "two")
            #expect(publisher.statistics.losses == 1)
            await publisher.close()
            await consumer.close()
        }
    }

    @Test("TLS works with the right authority and host, and with no other")
    func encrypted() async throws {
        try await withQueue { queue, _ in
            var configuration = broker.configuration
            configuration.hosts = ["localhost"]
            configuration.port = broker.encryptedPort
            configuration.connectTimeout = .seconds(30)
            configuration.publishTimeout = .seconds(60)
            configuration.tls = AMQPTLS(rootCertificateFile: broker.path("ca.pem"))
            let publisher = AMQPPublisher(configuration, logger: TestBroker.logger)
            let consumer = AMQPConsumer(configuration, queues: [queue], prefetch: 100, logger: TestBroker.logger)
            let outcomes = await publisher.publish((0..<1000).map { .to(queue, "\($0)", size: 3000) })
            let confirmed = outcomes.filter(\.isConfirmed).count
            #expect(confirmed == 1000)
            let arrived = try await consumer.collect(1000)
            #expect(arrived.count == 1000)
            await publisher.close()
            await consumer.close()

            var stranger = configuration
            stranger.tls = AMQPTLS(rootCertificateFile: broker.path("stranger.pem"))
            var otherHost = configuration
            otherHost.hosts = ["127.0.0.1"]
            for wrong in [stranger, otherHost] {
                let mistrustful = AMQPAdministrator(wrong, logger: TestBroker.logger)
                let error = await #expect(throws: AMQPError.self) { try await mistrustful.messageCount(queue) }
                #expect(error?.code == .tlsFailed)
                await mistrustful.close()
            }
        }
    }
}
