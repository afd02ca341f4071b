import AMQP
import Foundation
import Testing

@Suite("Administrator", .timeLimit(.minutes(10)))
struct AdministratorTests {
    private func withAdministrator(_ body: (AMQPAdministrator, String) async throws -> Void) async throws {
        let administrator = AMQPAdministrator(try TestBroker.configuration(), logger: TestBroker.logger)
        try await body(administrator, "test.\(UUID().uuidString)")
        await administrator.close()
    }

    @Test("Queues are declared, bound, counted, purged, unbound and deleted")
    func lifeOfAQueue() async throws {
        try await withAdministrator { administrator, name in
            try await administrator.declareExchange(name, kind: .topic)
            try await administrator.declareQueue(name)
            try await administrator.declareQueue(name)
            try await administrator.bind(queue: name, to: name, routingKey: "a.*")
            let publisher = AMQPPublisher(try TestBroker.configuration(), logger: TestBroker.logger)
            let publication = AMQPPublication(message: AMQPMessage(body: [1]), exchange: name, routingKey: "a.b")
            try await publisher.publish(publication)
            #expect(try await administrator.status(of: name)?.messages == 1)
            #expect(try await administrator.purge(name) == 1)
            try await administrator.unbind(queue: name, from: name, routingKey: "a.*")
            #expect(await publisher.publish([publication]).first?.error?.code == .returned)
            #expect(try await administrator.deleteQueue(name) == 0)
            #expect(try await administrator.status(of: name) == nil)
            try await administrator.deleteExchange(name)
            await publisher.close()
        }
    }

    @Test("What no binding matches goes to the alternate exchange")
    func alternate() async throws {
        try await withAdministrator { administrator, name in
            try await administrator.declareExchange(name + ".rest", kind: .fanout)
            try await administrator.declareExchange(name, kind: .direct, alternate: name + ".rest")
            try await administrator.declareQueue(name)
            try await administrator.bind(queue: name, to: name + ".rest", routingKey: "")
            let publisher = AMQPPublisher(try TestBroker.configuration(), logger: TestBroker.logger)
            try await publisher.publish(
                AMQPPublication(message: AMQPMessage(body: [1]), exchange: name, routingKey: "unknown")
            )
            #expect(try await administrator.messageCount(name) == 1)
            await publisher.close()
            try await administrator.deleteQueue(name)
            try await administrator.deleteExchange(name)
            try await administrator.deleteExchange(name + ".rest")
        }
    }

    @Test("A refusal names its reason, and the next call works")
    func refusals() async throws {
        try await withAdministrator { administrator, name in
            let missing = await #expect(throws: AMQPError.self) { try await administrator.messageCount(name) }
            #expect(missing?.code == .notFound && missing?.replyCode == 404)
            try await administrator.declareQueue(name)
            let other = await #expect(throws: AMQPError.self) {
                try await administrator.declareQueue(name, type: .classic)
            }
            #expect(other?.code == .preconditionFailed)
            try await administrator.deleteQueue(name)
        }
    }

    @Test("After closing, a call is refused")
    func closed() async throws {
        try await withAdministrator { administrator, name in
            await administrator.close()
            let error = await #expect(throws: AMQPError.self) { try await administrator.declareQueue(name) }
            #expect(error?.code == .closed)
        }
    }
}
