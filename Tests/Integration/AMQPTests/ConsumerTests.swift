import AMQP
import NIOConcurrencyHelpers
import Testing

@Suite("Consumer", .timeLimit(.minutes(10)))
struct ConsumerTests {
    private func withConsumer(
        prefetch: UInt16 = 100,
        _ body: (AMQPConsumer, AMQPPublisher, String, AMQPAdministrator) async throws -> Void
    ) async throws {
        let configuration = try TestBroker.configuration()
        try await TestBroker.withQueue(configuration) { queue, administrator in
            let publisher = AMQPPublisher(configuration, logger: TestBroker.logger)
            let consumer = AMQPConsumer(configuration, queues: [queue], prefetch: prefetch, logger: TestBroker.logger)
            try await body(consumer, publisher, queue, administrator)
            await consumer.close()
            await publisher.close()
        }
    }

    @Test("Everything arrives once and in order, through a small prefetch")
    func inOrder() async throws {
        try await withConsumer(prefetch: 7) { consumer, publisher, queue, administrator in
            _ = await publisher.publish((0..<500).map { .to(queue, "\($0)") })
            let deliveries = try await consumer.collect(500)
            #expect(deliveries.map(\.text) == (0..<500).map(String.init))
            #expect(deliveries.allSatisfy { !$0.redelivered && $0.queue == queue && $0.routingKey == queue })
            await consumer.close()
            #expect(try await administrator.messageCount(queue) == 0)
        }
    }

    @Test("A batch is full, or what came within its linger")
    func linger() async throws {
        try await withConsumer { consumer, publisher, queue, _ in
            _ = await publisher.publish((0..<25).map { .to(queue, "\($0)") })
            var sizes: [Int] = []
            while sizes.reduce(0, +) < 25 {
                // What is full comes at once, however long it might wait; the last one waits for the whole linger.
                let linger = Duration.seconds(sizes.count < 2 ? 60 : 1)
                let batch = try #require(try await consumer.nextBatch(upTo: 10, within: linger))
                sizes.append(batch.count)
                consumer.acknowledge(batch)
            }
            #expect(sizes == [10, 10, 5])
        }
    }

    @Test("What is not acknowledged comes again, marked, and with its count")
    func redelivered() async throws {
        try await withConsumer { consumer, publisher, queue, administrator in
            try await publisher.publish(.to(queue, "again"))
            let first = try #require(try await consumer.nextBatch(upTo: 1, within: .zero))
            #expect(first.map(\.deliveryCount) == [0])
            consumer.reject(first, requeue: true)
            let second = try #require(try await consumer.nextBatch(upTo: 1, within: .zero))
            #expect(second.map(\.redelivered) == [true])
            #expect(second.map(\.deliveryCount) == [1])
            consumer.reject(second, requeue: false)
            await consumer.close()
            #expect(try await administrator.messageCount(queue) == 0)
        }
    }

    @Test("Acknowledging twice or out of order does no harm")
    func outOfOrder() async throws {
        try await withConsumer { consumer, publisher, queue, administrator in
            _ = await publisher.publish((0..<20).map { .to(queue, "\($0)") })
            let batch = try #require(try await consumer.nextBatch(upTo: 20, within: .seconds(60)))
            #expect(batch.count == 20)
            consumer.acknowledge(Array(batch[10...].reversed()))
            consumer.acknowledge(batch)
            consumer.acknowledge(batch)
            try await publisher.publish(.to(queue, "after"))
            #expect(try await consumer.collect(1).map(\.text) == ["after"])
            await consumer.close()
            #expect(consumer.statistics.connects == 1)
            #expect(try await administrator.messageCount(queue) == 0)
        }
    }

    @Test("Closing gives nothing more out, lets acknowledgements go, and gives the rest back")
    func close() async throws {
        try await withConsumer { consumer, publisher, queue, administrator in
            _ = await publisher.publish((0..<50).map { .to(queue, "\($0)") })
            var taken = try #require(try await consumer.nextBatch(upTo: 10, within: .seconds(60)))
            async let closed: Void = consumer.close()
            // Until it is closed there may be more; then comes nil.
            while let more = try await consumer.nextBatch(upTo: 1, within: .zero) { taken += more }
            consumer.acknowledge(taken)
            await closed
            let other = AMQPConsumer(
                try TestBroker.configuration(),
                queues: [queue],
                prefetch: 100,
                logger: TestBroker.logger
            )
            let rest = try await other.collect(50 - taken.count)
            #expect(taken.map(\.text) + rest.map(\.text) == (0..<50).map(String.init))
            await other.close()
            let left = try await administrator.messageCount(queue)
            #expect(left == 0)
        }
    }

    @Test("A cancelled task stops waiting, and the next one gets the message")
    func cancelled() async throws {
        try await withConsumer { consumer, publisher, queue, _ in
            let waiting = Task { try await consumer.nextBatch(upTo: 1, within: .zero) }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            try await publisher.publish(.to(queue, "kept"))
            #expect(try await consumer.collect(1).map(\.text) == ["kept"])
        }
    }

    @Test("While paused it takes nothing, and another consumer does; after resuming it takes again")
    func pause() async throws {
        try await withConsumer { consumer, publisher, queue, administrator in
            try await publisher.publish(.to(queue, "before"))
            _ = try await consumer.collect(1)
            consumer.pause()
            while try await administrator.status(of: queue)?.consumers != 0 {}
            try await publisher.publish(.to(queue, "other"))
            let other = AMQPConsumer(
                try TestBroker.configuration(),
                queues: [queue],
                prefetch: 10,
                logger: TestBroker.logger
            )
            #expect(try await other.collect(1).map(\.text) == ["other"])
            await other.close()
            consumer.resume()
            try await publisher.publish(.to(queue, "mine"))
            #expect(try await consumer.collect(1).map(\.text) == ["mine"])
        }
    }

    @Test("A queue that is deleted and declared again is consumed again; its neighbour is not disturbed")
    func queueDeleted() async throws {
        let configuration = try TestBroker.configuration()
        try await TestBroker.withQueue(configuration) { steady, _ in
            try await TestBroker.withQueue(configuration) { queue, administrator in
                let publisher = AMQPPublisher(configuration, logger: TestBroker.logger)
                let consumer = AMQPConsumer(
                    configuration,
                    queues: [queue, steady],
                    prefetch: 10,
                    logger: TestBroker.logger
                )
                try await publisher.publish(.to(queue, "one"))
                #expect(try await consumer.collect(1).map(\.text) == ["one"])
                try await administrator.deleteQueue(queue)
                try await publisher.publish(.to(steady, "meanwhile"))
                #expect(try await consumer.collect(1).map(\.text) == ["meanwhile"])
                while consumer.state.isConnected { await Task.yield() }
                try await administrator.declareQueue(queue)
                try await publisher.publish(.to(queue, "two"))
                #expect(try await consumer.collect(1).map(\.text) == ["two"])
                #expect(consumer.statistics.connects == 1)
                #expect(consumer.statistics.cancelledSubscriptions == 1)
                await consumer.close()
                await publisher.close()
            }
        }
    }

    @Test("A consumer that starts before its queue exists begins when it does")
    func queueLater() async throws {
        let configuration = try TestBroker.configuration()
        try await TestBroker.withQueue(configuration) { queue, administrator in
            try await administrator.deleteQueue(queue)
            let consumer = AMQPConsumer(configuration, queues: [queue], prefetch: 10, logger: TestBroker.logger)
            while consumer.statistics.connects == 0 { await Task.yield() }
            try await administrator.declareQueue(queue)
            let publisher = AMQPPublisher(configuration, logger: TestBroker.logger)
            try await publisher.publish(.to(queue, "late"))
            #expect(try await consumer.collect(1).map(\.text) == ["late"])
            await consumer.close()
            await publisher.close()
        }
    }

    @Test("An exclusive queue is declared, bound and announced, and keeps the newest when it overflows")
    func exclusive() async throws {
        let configuration = try TestBroker.configuration()
        let administrator = AMQPAdministrator(configuration, logger: TestBroker.logger)
        let exchange = "test.live.\(UInt64.random(in: .min ... .max))"
        try await administrator.declareExchange(exchange, kind: .topic)
        let (announcements, announce) = AsyncStream.makeStream(of: UInt64.self)
        let live = AMQPExclusiveQueue(
            namePrefix: "test.live.",
            bindings: [.init(exchange: exchange, routingKey: "report.#")],
            maximumLength: 5,
            onSubscribed: { announce.yield($0) }
        )
        let consumer = AMQPConsumer(configuration, exclusiveQueue: live, prefetch: 1, logger: TestBroker.logger)
        var announced = announcements.makeAsyncIterator()
        #expect(await announced.next() == 1)
        let publisher = AMQPPublisher(configuration, logger: TestBroker.logger)
        let batch = (0..<20).map { number in
            AMQPPublication(
                message: AMQPMessage(body: Array("\(number)".utf8)),
                exchange: exchange,
                routingKey: "report.registered"
            )
        }
        #expect(await publisher.publish(batch).allSatisfy(\.isConfirmed))
        // One is prefetched, the queue keeps five of the others.
        #expect(try await consumer.collect(6).map(\.text).suffix(5) == ["15", "16", "17", "18", "19"])
        await consumer.close()
        await publisher.close()
        try await administrator.deleteExchange(exchange)
        await administrator.close()
    }
}
