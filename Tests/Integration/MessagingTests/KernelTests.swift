import AMQP
import Foundation
import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import SchedulerService
import ServiceLifecycle
import TestSupport
import Testing

/// The kernel through one real service, the scheduler: what it emits goes to `intake.deadlines`, where nobody else listens.
@Suite("Journal, outbox, consumers")
struct KernelTests {
    @Test("A message that comes twice has one effect")
    func handlesOnce() async throws {
        try await withHouse { house, probe in
            let id = MessageID.new(at: ServiceClock.real.now())
            let body = ScheduleDeadlines(deadlines: [Self.deadline("once")])
            try await probe.publish(body, id: id, from: .intake)
            try await probe.publish(body, id: id, from: .intake)
            try await probe.publish(ScheduleDeadlines(deadlines: [Self.deadline("after")]), from: .intake)
            _ = try await probe.take(2, from: .deadlines(.intake))
            #expect(try await Self.count("scheduler.firing", house) == 2)
            #expect(try await Self.count("scheduler.handled", house) == 2)
        }
    }

    @Test("A key that another instance has just written is read again twice, before the message counts as poison")
    func readsAgainAfterARace() async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool()
        let conflict = await #expect(throws: PostgresError.self) {
            try await pool.autocommit { database in
                try database.script("CREATE TEMPORARY TABLE one (id int PRIMARY KEY); INSERT INTO one VALUES (1), (1)")
            }
        }
        await pool.close()
        try await house.tearDown()
        let error = try #require(conflict)
        #expect(error.isUniqueViolation)
        #expect(BatchPolicy.step(after: error, batchSize: 1, attempt: 0) == .again)
        #expect(BatchPolicy.step(after: error, batchSize: 20, attempt: 1) == .again)
        #expect(BatchPolicy.step(after: error, batchSize: 20, attempt: 2) == .oneByOne)
        guard case .park("message.databaseRefused", _) = BatchPolicy.step(after: error, batchSize: 1, attempt: 2) else {
            Issue.record("a key that stays taken is poison")
            return
        }
    }

    @Test("A batch that needs more locks than the server has is taken one by one; a message alone waits for room")
    func splitsWhatIsTooMuch() {
        let error = PostgresError(.server, sqlState: "53200", message: "out of shared memory")
        for attempt in [0, 1, 50] {
            #expect(BatchPolicy.step(after: error, batchSize: 2, attempt: attempt) == .oneByOne)
            #expect(BatchPolicy.step(after: error, batchSize: 1, attempt: attempt) == .again)
        }
        let full = PostgresError(.server, sqlState: "53100", message: "disk full")
        #expect(BatchPolicy.step(after: full, batchSize: 200, attempt: 50) == .again)
    }

    @Test("Poison is parked alone, with its reason, and the rest of its batch goes on")
    func parksPoison() async throws {
        try await withHouse { house, probe in
            var properties = AMQPProperties(contentType: "application/json")
            try await probe.publish(
                raw: AMQPMessage(body: Array("no json".utf8), properties: properties),
                to: .commands(.scheduler)
            )
            let envelope = MessageEnvelope(
                id: .new(at: ServiceClock.real.now()),
                type: ScheduleDeadlines.type,
                source: .intake,
                subject: nil,
                time: ServiceClock.real.now(),
                sequence: 1
            )
            try await probe.publish(
                raw: envelope.message(body: Array("{\"deadlines\": 7}".utf8)),
                to: .commands(.scheduler)
            )
            properties = envelope.message(body: []).properties
            properties.headers["cloudEvents:type"] = "nobody.knows.v1"
            properties.messageID = UUID().uuidString
            properties.headers["cloudEvents:id"] = .string(UUID().uuidString)
            try await probe.publish(raw: AMQPMessage(body: [], properties: properties), to: .commands(.scheduler))
            try await probe.publish(ScheduleDeadlines(deadlines: [Self.deadline("good")]), from: .intake)
            _ = try await probe.take(1, from: .deadlines(.intake))
            let pool = try house.database.pool()
            let reasons = try await pool.autocommit { database in
                try database.execute("SELECT reason_code FROM scheduler.parked ORDER BY id").map {
                    try $0.decode(String.self, at: 0)
                }
            }
            await pool.close()
            #expect(Set(reasons) == ["message.headerMissing", "message.malformed", "message.unknownType"])
        }
    }

    @Test("An expired command changes nothing")
    func refusesTheExpired() async throws {
        try await withHouse { house, probe in
            try await probe.publish(
                ScheduleDeadlines(deadlines: [Self.deadline("expired")]),
                from: .intake,
                expiresAt: ServiceClock.real.now() - .seconds(1)
            )
            try await probe.publish(ScheduleDeadlines(deadlines: [Self.deadline("timely")]), from: .intake)
            _ = try await probe.take(1, from: .deadlines(.intake))
            #expect(try await Self.count("scheduler.firing", house) == 1)
        }
    }

    @Test("When the active relay's session ends, another takes over and loses nothing")
    func relayTakesOver() async throws {
        try await withHouse(instances: 2) { house, probe in
            try await probe.publish(ScheduleDeadlines(deadlines: [Self.deadline("before")]), from: .intake)
            _ = try await probe.take(1, from: .deadlines(.intake))
            let superuser = try TestServers.fromEnvironment()
            let session = PostgresSession(
                PostgresConfiguration(
                    host: superuser.databaseHost,
                    port: superuser.databasePort,
                    database: house.database.name,
                    user: superuser.databaseUser,
                    password: superuser.databasePassword
                ),
                logger: Logger(label: "test")
            )
            try await session.connect()
            let ended = try await session.autocommit { database in
                try database.execute(
                    """
                    SELECT count(*) FILTER (WHERE pg_terminate_backend(pid))
                      FROM pg_locks WHERE locktype = 'advisory' AND granted
                       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """
                ).decodeOne(Int.self)
            }
            await session.close()
            #expect(ended >= 1)
            try await probe.publish(ScheduleDeadlines(deadlines: [Self.deadline("after")]), from: .intake)
            _ = try await probe.take(1, from: .deadlines(.intake))
        }
    }

    @Test("The journal cannot be changed, and a service writes only as itself")
    func journalIsAppendOnly() async throws {
        try await withHouse { house, probe in
            try await probe.publish(ScheduleDeadlines(deadlines: [Self.deadline("written")]), from: .intake)
            _ = try await probe.take(1, from: .deadlines(.intake))
            let pool = try house.database.pool(as: .scheduler)
            for statement: SQL in [
                "UPDATE journal.message SET body = '{}'", "DELETE FROM journal.message",
                """
                INSERT INTO journal.message (id, service, type, sequence, occurred_at, body_hash)
                VALUES (gen_random_uuid(), 'intake', 'a.b.v1', 1, clock.now(), '')
                """,
            ] {
                await #expect(throws: PostgresError.self) {
                    _ = try await pool.autocommit { try $0.execute(statement).affected }
                }
            }
            await pool.close()
        }
    }

    private static func deadline(_ key: String) -> Deadline {
        Deadline(
            key: DeadlineKey(owner: .intake, aggregate: ReportID.named(key), stage: .alarm, moment: .limit),
            generation: 1,
            dueAt: ServiceClock.real.now(),
            payload: DeadlinePayload(owner: .intake, reportID: .named(key), stage: .alarm, moment: .limit)
        )
    }

    private static func count(_ table: String, _ house: TestHouse) async throws -> Int {
        let pool = try house.database.pool()
        let count = try await pool.autocommit { database in
            try database.execute("SELECT count(*) FROM \(unsafeSQL: table)").decodeOne(Int.self)
        }
        await pool.close()
        return count
    }

    private func withHouse(
        instances: Int = 1,
        _ body: @escaping @Sendable (TestHouse, Probe) async throws -> Void
    ) async throws {
        let house = try await TestHouse.build()
        let parts = try (0..<instances).flatMap { _ in try SchedulerService.parts(try house.assembly(of: .scheduler)) }
        let probe = Probe(house)
        try await house.running(parts) { try await body(house, probe) }
        await probe.close()
        try await house.tearDown()
    }
}
