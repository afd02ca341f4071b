import AMQP
import DispatchService
import Foundation
import Logging
import Messaging
import Model
import OperatorService
import PostgreSQL
import Runtime
import ServiceLifecycle
import TestSupport
import Testing

/// The dispatch service on real servers, with a test that plays its neighbours: verification, scheduler, gateway, operator.
struct DispatchBench: Sendable {
    static let photoKey = String(repeating: "7", count: 64)

    let house: TestHouse
    let ear: Ear
    let owner: PostgresPool
    let clock: TestClock
    let publisher: AMQPPublisher
    let client: CommandClient

    /// Runs `instances` of the service beside `body`.
    static func run(
        instances: Int = 1,
        _ body: @escaping @Sendable (DispatchBench) async throws -> Void
    ) async throws {
        let house = try await TestHouse.build()
        var logger = Logger(label: "test")
        logger.logLevel = .error
        let clock = TestClock()
        let requester = AMQPRequester(house.broker.configuration(), logger: logger)
        let bench = DispatchBench(
            house: house,
            ear: Ear(house.broker),
            owner: try house.database.pool(size: 2),
            clock: clock,
            publisher: AMQPPublisher(house.broker.configuration(), logger: logger),
            client: CommandClient.patient(requester: requester, topology: house.broker.topology, clock: clock.clock)
        )
        let services = try (0..<instances).flatMap { _ in
            try DispatchService.parts(
                try house.assembly(of: .dispatch, adding: ["PHOTOS_TOKEN_KEY": photoKey], clock: clock.clock)
            )
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
        await bench.owner.close()
        try await house.tearDown()
        try outcome.get()
    }

    /// Publishes events (or the scheduler's commands) as their owners would.
    func publish(_ bodies: any MessageContract...) async throws { try await publish(bodies) }

    func publish(_ bodies: [any MessageContract], ids: [MessageID]? = nil) async throws {
        let publications = try bodies.enumerated().map { place, body in
            let contract = type(of: body)
            let envelope = MessageEnvelope(
                id: ids?[place] ?? MessageID(UUID()),
                type: contract.type,
                source: contract.owner,
                subject: body.subject?.description,
                time: clock.clock.now(),
                sequence: 1,
                town: body.town
            )
            let route = try house.broker.topology.route(of: body)
            return AMQPPublication(
                message: envelope.message(body: try MessageCoding.encode(body)),
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
    struct Unexpected: Error { let reply: CommandReply }

    /// Sends a command as the gateway would, and expects it to be carried out.
    @discardableResult
    func done(_ command: some MessageContract) async throws -> CaseState {
        let reply = try await client.send(command, id: MessageID(UUID()), traceparent: nil)
        guard case .done(.some(let state)) = reply else { throw Unexpected(reply: reply) }
        return try MessageCoding.decode(CaseState.self, from: state)
    }

    /// Sends a command as the gateway would, and expects a refusal.
    func refused(_ command: some MessageContract) async throws -> RefusalCode {
        let reply = try await client.send(command, id: MessageID(UUID()), traceparent: nil)
        guard case .refused(let refusal) = reply else { throw Unexpected(reply: reply) }
        return refusal.code
    }

    /// A confirmed finding whose case is open.
    func opened(_ finding: ReportVerified) async throws -> CaseID {
        try await publish(finding)
        return try await ear.next(CaseOpened.self, where: { $0.report.id == finding.report.id }).body.caseID
    }

    /// A place in the seeded city.
    func place(town: String = "莞城") async throws -> Place {
        try await owner.autocommit { database in
            let (cell, longitude, latitude) = try database.execute(
                """
                SELECT cell.code, public.ST_X(cell.centre), public.ST_Y(cell.centre)
                  FROM city.cell
                  JOIN city.town ON town.code = cell.town_code
                 WHERE town.name LIKE \(town + "%")
                 ORDER BY cell.code
                 LIMIT 1
                """
            ).decodeOne((GridCode, Double, Double).self)
            guard let pin = Coordinate<WGS84>(longitude: longitude, latitude: latitude) else {
                throw PostgresError(.decoding, message: "the cell's centre is not on Earth")
            }
            return Place(cell: cell, pin: pin)
        }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await owner.autocommit { try $0.execute(sql).decodeOne(Int.self) }
    }

    /// Provisions departments as `rrp` does, with a password form that costs nothing.
    var provisioning: DepartmentProvisioning {
        DepartmentProvisioning(
            management: house.broker.management,
            pool: owner,
            topology: house.broker.topology,
            virtualHost: "departments",
            passwordHash: { "not a hash of \($0.count) characters" }
        )
    }
}
