import AMQP
import Foundation
import Logging
import Messaging
import Model
import NotificationService
import PostgreSQL
import ServiceLifecycle
import TestSupport

/// The notification service on real servers, with a test that plays the services whose events it hears.
struct InboxBench: Sendable {
    let house: TestHouse
    let database: PostgresPool
    private let publisher: AMQPPublisher
    private let client: CommandClient

    static func run(
        instances: Int = 1,
        settings: [String: String] = [:],
        _ body: @escaping @Sendable (InboxBench) async throws -> Void
    ) async throws {
        let house = try await TestHouse.build()
        let logger = Logger(label: "test")
        let requester = AMQPRequester(house.broker.configuration(), logger: logger)
        let bench = InboxBench(
            house: house,
            database: try house.database.pool(size: 2),
            publisher: AMQPPublisher(house.broker.configuration(), logger: logger),
            client: CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real)
        )
        let services = try (0..<instances).flatMap { _ in
            try NotificationService.parts(try house.assembly(of: .notification, adding: settings))
        }
        let outcome: Result<Void, any Error>
        do {
            try await house.running(services) { try await body(bench) }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await bench.publisher.close()
        await requester.close()
        await bench.database.close()
        try await house.tearDown()
        try outcome.get()
    }

    /// Publishes events and waits until each has been handled.
    func publish(_ events: [(event: any MessageContract, id: MessageID)]) async throws {
        let publications = try events.map { event, id in
            let contract = type(of: event)
            let envelope = MessageEnvelope(
                id: id,
                type: contract.type,
                source: contract.owner,
                subject: event.subject?.description,
                time: ServiceClock.real.now(),
                sequence: 1,
                town: event.town
            )
            let route = try house.broker.topology.route(of: event)
            return AMQPPublication(
                message: envelope.message(body: try MessageCoding.encode(event)),
                exchange: route.exchange,
                routingKey: route.routingKey,
                mandatory: true
            )
        }
        for outcome in await publisher.publish(publications) {
            guard case .confirmed = outcome else { throw NotConfirmed(outcome: "\(outcome)") }
        }
        let ids = Array(Set(events.map(\.id)))
        while try await count("SELECT count(*) FROM notification.handled WHERE message_id = ANY (\(ids))") < ids.count {
            await Task.yield()
        }
    }

    struct NotConfirmed: Error { let outcome: String }

    func send(_ command: some MessageContract) async throws -> CommandReply {
        try await client.send(command, id: .random(), traceparent: nil)
    }

    /// How a command ended; nil where it was carried out.
    func outcome(of command: any CommandContract) async throws -> RefusalCode? { try await client.outcome(of: command) }

    func count(_ sql: SQL) async throws -> Int {
        try await database.autocommit { try $0.execute(sql).decodeOne(Int.self) }
    }

    /// Identifiers and titles of an inbox, oldest first.
    func inbox(of recipient: NoticeRecipient) async throws -> [(id: NoticeID, title: String)] {
        try await database.autocommit { database in
            try database.execute(
                """
                SELECT notice_id, title_zh
                  FROM notification.notice
                 WHERE recipient = \(recipient.description)
                 ORDER BY occurred_at, notice_id
                """
            ).decode((NoticeID, String).self).map { ($0, $1) }
        }
    }
}

extension UUIDIdentifier {
    static func random() -> Self { Self(UUID()) }
}
