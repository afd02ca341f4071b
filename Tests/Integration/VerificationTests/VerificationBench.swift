import AMQP
import Foundation
import Logging
import Messaging
import Model
import PostgreSQL
import ServiceLifecycle
import TestSupport
import VerificationService

/// The verification service on real servers, with a test that plays its neighbours: intake, dispatch, scheduler, gateway.
struct VerificationBench: Sendable {
    let house: TestHouse
    let ear: Ear
    let database: PostgresPool
    private let publisher: AMQPPublisher
    private let client: CommandClient

    /// Runs `instances` of the service beside `body`.
    static func run(
        instances: Int = 1,
        settings: [String: String] = [:],
        _ body: @escaping @Sendable (VerificationBench) async throws -> Void
    ) async throws {
        let house = try await TestHouse.build()
        let logger = Logger(label: "test")
        let requester = AMQPRequester(house.broker.configuration(), logger: logger)
        let bench = VerificationBench(
            house: house,
            ear: Ear(house.broker),
            database: try house.database.pool(size: 2),
            publisher: AMQPPublisher(house.broker.configuration(), logger: logger),
            client: CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real)
        )
        let services = try (0..<instances).flatMap { _ in
            try VerificationService.parts(try house.assembly(of: .verification, adding: settings))
        }
        let outcome: Result<Void, any Error>
        do {
            try await house.running(services) { try await body(bench) }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await bench.ear.close()
        await bench.publisher.close()
        await requester.close()
        await bench.database.close()
        try await house.tearDown()
        try outcome.get()
    }

    /// Publishes an event as its owner would.
    func publish(_ event: some MessageContract, sequence: Int64 = 1, id: MessageID = .random())
        async throws
    {
        try await publish([(event, sequence, id)])
    }

    func publish(_ events: [(any MessageContract, Int64, MessageID)]) async throws {
        let publications = try events.map { event, sequence, id in
            let contract = type(of: event)
            let envelope = MessageEnvelope(
                id: id,
                type: contract.type,
                source: contract.owner,
                subject: event.subject?.description,
                time: ServiceClock.real.now(),
                sequence: sequence,
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
    }

    struct NotConfirmed: Error { let outcome: String }

    /// Sends a command as the gateway would.
    func send(_ command: some MessageContract, id: MessageID = .random()) async throws -> CommandReply {
        try await client.send(command, id: id, traceparent: nil)
    }

    /// A place in the seeded city with its officer.
    func place(town: String = "莞城") async throws -> Place {
        try await database.autocommit { database in
            let (cell, longitude, latitude, officer, backup) = try database.execute(
                """
                SELECT cell.code, public.ST_X(cell.centre), public.ST_Y(cell.centre), officer_cell.officer_id,
                       stand_in.officer_id
                  FROM city.cell
                  JOIN city.town ON town.code = cell.town_code
                  JOIN city.officer_cell ON officer_cell.cell_code = cell.code AND officer_cell.rank = 0
                  JOIN city.officer_cell AS stand_in ON stand_in.cell_code = cell.code AND stand_in.rank = 1
                 WHERE town.name LIKE \(town + "%")
                 ORDER BY cell.code
                 LIMIT 1
                """
            ).decodeOne((GridCode, Double, Double, OfficerID, OfficerID).self)
            let code = try database.execute(
                "SELECT code FROM city.category WHERE NOT is_emergency AND NOT is_crime_tip AND NOT needs_conclusion ORDER BY code DESC LIMIT 1"
            ).decodeOne(CategoryCode.self)
            guard
                let pin = Coordinate<WGS84>(longitude: longitude, latitude: latitude, accuracyMetres: 10)
            else {
                throw PostgresError(.decoding, message: "the cell's centre is not on Earth")
            }
            return Place(cell: cell, pin: pin, officer: officer, backup: backup, category: code)
        }
    }

    /// Gives every first verification a limit in clock hours; before the service has read any.
    func setVerificationLimit(hours: Double) async throws {
        try await database.autocommit { database in
            try database.execute(
                "UPDATE city.limit_policy SET amount = \(hours), unit = 'clockHours' WHERE stage = 'verification'"
            )
        }
    }

    /// How many rows a statement counts.
    func count(_ sql: SQL) async throws -> Int {
        try await database.autocommit { try $0.execute(sql).decodeOne(Int.self) }
    }
}

extension UUIDIdentifier {
    static func random() -> Self { Self(UUID()) }
}
