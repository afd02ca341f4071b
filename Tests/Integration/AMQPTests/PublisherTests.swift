import AMQP
import Testing

@Suite("Publisher", .timeLimit(.minutes(10)))
struct PublisherTests {
    private func withPublisher(
        window: Int = 100,
        _ change: (inout AMQPConfiguration) -> Void = { _ in },
        _ body: (AMQPPublisher, String, AMQPAdministrator) async throws -> Void
    ) async throws {
        var configuration = try TestBroker.configuration()
        change(&configuration)
        try await TestBroker.withQueue(configuration) { queue, administrator in
            let publisher = AMQPPublisher(configuration, window: window, logger: TestBroker.logger)
            try await body(publisher, queue, administrator)
            await publisher.close()
        }
    }

    @Test("A batch larger than the window is confirmed and stands in the queue in order", arguments: [1, 10, 1000])
    func batch(window: Int) async throws {
        try await withPublisher(window: window) { publisher, queue, administrator in
            let outcomes = await publisher.publish((0..<300).map { .to(queue, "\($0)") })
            #expect(outcomes.count == 300 && outcomes.allSatisfy(\.isConfirmed))
            for number in 0..<300 {
                let message = try #require(try await administrator.get(queue))
                #expect(message.properties.messageID == "\(number)")
            }
            #expect(try await administrator.get(queue) == nil)
        }
    }

    @Test("Many callers at once each get their own confirm")
    func concurrent() async throws {
        try await withPublisher { publisher, queue, administrator in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<500 { group.addTask { try await publisher.publish(.to(queue, "\(number)")) } }
                try await group.waitForAll()
            }
            #expect(try await administrator.purge(queue) == 500)
        }
    }

    @Test("A mandatory message without a queue is reported as returned, and its neighbours as confirmed")
    func returned() async throws {
        try await withPublisher { publisher, queue, _ in
            let batch: [AMQPPublication] = (0..<30).map { number in
                .to(number % 3 == 0 ? "test.nowhere" : queue, "\(number)")
            }
            let outcomes = await publisher.publish(batch)
            for (number, outcome) in outcomes.enumerated() {
                if number % 3 == 0 {
                    #expect(outcome.error?.code == .returned && outcome.error?.replyCode == 312)
                } else {
                    #expect(outcome.isConfirmed)
                }
            }
        }
    }

    @Test("A message that need not be routed is confirmed without a queue")
    func notMandatory() async throws {
        try await withPublisher { publisher, _, _ in
            var publication = AMQPPublication.to("test.nowhere", "lost")
            publication.mandatory = false
            try await publisher.publish(publication)
        }
    }

    @Test("A message that a full queue rejects is reported as nacked")
    func nacked() async throws {
        let configuration = try TestBroker.configuration()
        let full: [String: AMQPValue] = ["x-max-length": 1, "x-overflow": "reject-publish"]
        try await TestBroker.withQueue(configuration, type: .classic, arguments: full) { queue, _ in
            let publisher = AMQPPublisher(configuration, logger: TestBroker.logger)
            let outcomes = await publisher.publish((0..<10).map { .to(queue, "\($0)") })
            #expect(outcomes.first?.isConfirmed == true)
            #expect(outcomes.last?.error?.code == .nacked)
            await publisher.close()
        }
    }

    @Test("A body of many frames and all properties arrive unchanged")
    func large() async throws {
        try await withPublisher { publisher, queue, administrator in
            var publication = AMQPPublication.to(queue, "large", size: 1_000_003)
            publication.message.body[999_999] = 7
            publication.message.properties.headers = [
                "cloudEvents:type": "report.registered.v1", "sequence": 12, "nested": ["list": [1, "zwei", true]],
            ]
            publication.message.properties.type = "report.registered.v1"
            publication.message.properties.timestamp = 1_790_000_000
            try await publisher.publish(publication)
            var arrived = try #require(try await administrator.get(queue))
            // The quorum queue's own.
            arrived.properties.headers["x-delivery-count"] = nil
            #expect(arrived.properties == publication.message.properties)
            #expect(arrived.body == publication.message.body)
        }
    }

    @Test("An empty body arrives as one")
    func empty() async throws {
        try await withPublisher { publisher, queue, administrator in
            try await publisher.publish(.to(queue, ""))
            #expect(try await administrator.get(queue)?.body.isEmpty == true)
        }
    }

    @Test("An exchange that does not exist fails that message for certain, and the next one works")
    func missingExchange() async throws {
        try await withPublisher { publisher, queue, _ in
            var lost = AMQPPublication.to(queue, "lost")
            lost.exchange = "test.no-such-exchange"
            let error = await #expect(throws: AMQPError.self) { try await publisher.publish(lost) }
            #expect(error?.code == .neverSent && error?.replyCode == 404)
            try await publisher.publish(.to(queue, "found"))
        }
    }

    @Test("A routing key over 255 bytes fails by itself, without harm to its batch")
    func tooLong() async throws {
        try await withPublisher { publisher, queue, _ in
            let long = String(repeating: "k", count: 256)
            let outcomes = await publisher.publish([.to(queue, "a"), .to(long, "b"), .to(queue, "c")])
            #expect(outcomes.map(\.isConfirmed) == [true, false, true])
            #expect(outcomes[1].error?.code == .neverSent)
        }
    }

    @Test("Messages sent without confirm arrive too")
    func send() async throws {
        try await withPublisher { publisher, queue, _ in
            try await publisher.publish(.to(queue, "0"))
            publisher.send((1..<10).map { .to(queue, "\($0)") })
            await publisher.close()
            let configuration = try TestBroker.configuration()
            let consumer = AMQPConsumer(configuration, queues: [queue], prefetch: 10, logger: TestBroker.logger)
            let arrived = try await consumer.collect(10)
            #expect(arrived.map(\.text) == (0..<10).map(String.init))
            await consumer.close()
        }
    }

    @Test("Closing waits for the confirms of what was already given")
    func drains() async throws {
        try await withPublisher { publisher, queue, administrator in
            async let outcomes = publisher.publish((0..<2000).map { .to(queue, "\($0)") })
            while publisher.statistics.published == 0 { await Task.yield() }
            await publisher.close()
            #expect(await outcomes.allSatisfy(\.isConfirmed))
            let arrived = try await administrator.purge(queue)
            #expect(arrived == 2000)
            let late = await #expect(throws: AMQPError.self) { try await publisher.publish(.to(queue, "late")) }
            #expect(late?.code == .neverSent)
        }
    }

    @Test("More than may wait is refused at once as never sent")
    func overloaded() async throws {
        var configuration = try TestBroker.configuration()
        configuration.port = 9
        configuration.maximumWaiting = 10
        configuration.publishTimeout = .seconds(5)
        let publisher = AMQPPublisher(configuration, logger: TestBroker.logger)
        async let waiting = publisher.publish((0..<10).map { .to("anywhere", "\($0)") })
        async let more = publisher.publish((0..<10).map { .to("anywhere", "\($0)") })
        let causes = await (waiting + more).compactMap { ($0.error?.cause as? AMQPError)?.code }
        #expect(causes.count == 20)
        #expect(causes.filter { $0 == .overloaded }.count == 10)
        #expect(causes.filter { $0 == .connectionLost }.count == 10)
        await publisher.close()
    }

    @Test("A wrong password shows in the state and in the error")
    func wrongPassword() async throws {
        var configuration = try TestBroker.configuration()
        configuration.password = "wrong"
        configuration.publishTimeout = .seconds(3)
        let publisher = AMQPPublisher(configuration, logger: TestBroker.logger)
        let error = await #expect(throws: AMQPError.self) { try await publisher.publish(.to("anywhere", "x")) }
        #expect(error?.code == .neverSent)
        // Known as soon as the broker has answered, which a busy one does later; the time limit ends it.
        while true {
            if case .disconnected(_, let reason) = publisher.state, reason.contains("authenticationFailed") { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        await publisher.close()
    }
}
