import AMQP
import Testing

@Suite("Requester", .timeLimit(.minutes(10)))
struct RequesterTests {
    /// Answers each request with its own body reversed, until closed.
    private func serve(_ consumer: AMQPConsumer, _ replies: AMQPPublisher) async throws {
        while let batch = try await consumer.nextBatch(upTo: 100, within: .zero) {
            replies.send(
                batch.compactMap { delivery in
                    guard let replyTo = delivery.message.properties.replyTo else { return nil }
                    let properties = AMQPProperties(correlationID: delivery.message.properties.correlationID)
                    return AMQPPublication(
                        message: AMQPMessage(body: delivery.message.body.reversed(), properties: properties),
                        exchange: "",
                        routingKey: replyTo,
                        mandatory: false
                    )
                }
            )
            consumer.acknowledge(batch)
        }
    }

    @Test("Many requests in flight each get their own reply")
    func many() async throws {
        let configuration = try TestBroker.configuration()
        try await TestBroker.withQueue(configuration) { queue, _ in
            let requester = AMQPRequester(configuration, logger: TestBroker.logger)
            let consumer = AMQPConsumer(configuration, queues: [queue], prefetch: 100, logger: TestBroker.logger)
            let replies = AMQPPublisher(configuration, logger: TestBroker.logger)
            async let served: Void = serve(consumer, replies)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1000..<1300 {
                    group.addTask {
                        let reply = try await requester.request(.to(queue, "\(number)"), timeout: .seconds(120))
                        #expect(reply.body == Array("\(number)".utf8.reversed()))
                    }
                }
                try await group.waitForAll()
            }
            await requester.close()
            await consumer.close()
            await replies.close()
            try await served
        }
    }

    @Test("A request that nobody answers ends in its time")
    func noReply() async throws {
        let configuration = try TestBroker.configuration()
        try await TestBroker.withQueue(configuration) { queue, administrator in
            let requester = AMQPRequester(configuration, logger: TestBroker.logger)
            let start = ContinuousClock.now
            let error = await #expect(throws: AMQPError.self) {
                try await requester.request(.to(queue, "hello?"), timeout: .milliseconds(500))
            }
            #expect(error?.code == .noReply)
            #expect(ContinuousClock.now - start < .seconds(30))
            let unanswered = try await administrator.messageCount(queue)
            #expect(unanswered == 1)
            await requester.close()
        }
    }

    @Test("A request without a queue fails at once as returned")
    func returned() async throws {
        let requester = AMQPRequester(try TestBroker.configuration(), logger: TestBroker.logger)
        let error = await #expect(throws: AMQPError.self) {
            try await requester.request(.to("test.nowhere", "?"), timeout: .seconds(30))
        }
        #expect(error?.code == .returned)
        await requester.close()
    }

    @Test("A cancelled request stops waiting")
    func cancelled() async throws {
        let configuration = try TestBroker.configuration()
        try await TestBroker.withQueue(configuration) { queue, _ in
            let requester = AMQPRequester(configuration, logger: TestBroker.logger)
            let waiting = Task { try await requester.request(.to(queue, "?"), timeout: .seconds(30)) }
            waiting.cancel()
            let error = await #expect(throws: AMQPError.self) { try await waiting.value }
            #expect(error?.code == .cancelled)
            await requester.close()
        }
    }

    @Test("Without a broker a request fails as never sent, within the waiting time")
    func noBroker() async throws {
        var configuration = try TestBroker.configuration()
        configuration.port = 9
        configuration.publishTimeout = .milliseconds(300)
        let requester = AMQPRequester(configuration, logger: TestBroker.logger)
        let error = await #expect(throws: AMQPError.self) {
            try await requester.request(.to("anywhere", "?"), timeout: .seconds(30))
        }
        #expect(error?.code == .neverSent)
        await requester.close()
    }
}
