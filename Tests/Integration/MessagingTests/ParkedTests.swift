import AMQP
import Foundation
import Messaging
import Model
import OperatorService
import PostgreSQL
import SchedulerService
import TestSupport
import Testing

/// Through one real service, the scheduler, with a message that no service understands.
@Suite("Parked messages at an operator's word", .timeLimit(.minutes(10)))
struct ParkedTests {
    private struct Row: Equatable {
        let number: Int64
        let resolution: String?
    }

    private static func actor(_ role: Role) -> CommandActor {
        CommandActor(id: .named("\(role)"), role: role, scope: .city)
    }

    @Test("It goes back to its queue and is parked again, once for each word, and the journal keeps whose it was")
    func goesBack() async throws {
        try await withHouse { house, probe, pool in
            try await Self.publishNonsense(probe)
            let first = try #require(try await Self.rows(1, pool).first)
            #expect(first.resolution == nil)

            // Nobody else's word counts; what is not there cannot come.
            try await probe.publish(
                ReplayParked(service: .scheduler, number: first.number, actor: Self.actor(.cityAdmin)),
                from: .gateway
            )
            try await probe.publish(
                ReplayParked(service: .scheduler, number: first.number + 1000, actor: Self.actor(.systemOperator)),
                from: .gateway
            )
            let word = try await probe.publish(
                ReplayParked(service: .scheduler, number: first.number, actor: Self.actor(.systemOperator)),
                from: .gateway
            )
            let both = try await Self.rows(2, pool)
            #expect(both.first == Row(number: first.number, resolution: "replayed"))
            #expect(both.last?.resolution == nil, "nobody mended it")

            // A word that comes again, as the same message or as another, finds it dealt with.
            try await probe.publish(
                ReplayParked(service: .scheduler, number: first.number, actor: Self.actor(.systemOperator)),
                id: word,
                from: .gateway
            )
            let late = try await probe.publish(
                ReplayParked(service: .scheduler, number: first.number, actor: Self.actor(.systemOperator)),
                from: .gateway
            )
            #expect(try await Self.outcome(of: late, pool).contains(RefusalCode.parkedResolved.rawValue))
            let notes = try await pool.autocommit { database in
                try database.execute(
                    "SELECT actor, body FROM journal.message WHERE type = 'journal.replayed.v1' AND service = 'scheduler'"
                ).decode((String, String).self)
            }
            #expect(notes.map(\.0) == ["operator:\(Self.actor(.systemOperator).id)"])
            #expect(notes.first?.1.contains("scheduler:\(first.number)") == true)
            #expect(try await Self.rows(2, pool).count == 2)
        }
    }

    @Test("A service may mark what it put aside, and neither change nor remove it")
    func keepsWhatItIs() async throws {
        try await withHouse { house, probe, pool in
            try await Self.publishNonsense(probe)
            _ = try await Self.rows(1, pool)
            let own = try house.database.pool(as: .scheduler, size: 1)
            for statement: SQL in [
                "UPDATE scheduler.parked SET body = ''", "UPDATE scheduler.parked SET reason_code = 'other'",
                "DELETE FROM scheduler.parked", "UPDATE reward.parked SET resolution = 'dropped'",
            ] {
                await #expect(throws: PostgresError.self) {
                    _ = try await own.autocommit { try $0.execute(statement).affected }
                }
            }
            await own.close()
        }
    }

    @Test("What an operator does at the command line stands in the journal under the system account's name")
    func commandLine() async throws {
        try await withHouse { house, probe, pool in
            try await Self.publishNonsense(probe)
            let first = try #require(try await Self.rows(1, pool).first)
            let place = ParkedMessage.Place(service: "scheduler", number: first.number)
            try await pool.transaction { database in
                let message = try #require(try ParkedStatements.find(place, in: database))
                try ParkedNote(account: "li").write(.replayed, message, in: database)
                try ParkedNote(account: "wang").write(.dropped, message, in: database)
            }
            let notes = try await pool.autocommit { database in
                try database.execute(
                    """
                    SELECT type, actor, body FROM journal.message
                     WHERE type LIKE 'journal.%ed.v1' AND service = 'scheduler' ORDER BY position
                    """
                ).decode((String, String, String).self)
            }
            #expect(notes.map(\.0) == ["journal.replayed.v1", "journal.dropped.v1"])
            #expect(notes.map(\.1) == ["operator:li", "operator:wang"])
            #expect(notes.allSatisfy { $0.2.contains(place.description) })
        }
    }

    @Test("Once its body is gone nobody can send it back")
    func erased() async throws {
        try await withHouse { house, probe, pool in
            try await Self.publishNonsense(probe)
            let first = try #require(try await Self.rows(1, pool).first)
            let intake = try house.database.pool(as: .intake, size: 1)
            let now = ServiceClock.real.now()
            func erase(before: Timestamp) async throws -> Int64 {
                try await intake.autocommit {
                    try $0.execute("SELECT journal.erase_parked(\(before), 10, \(now))").decodeOne(Int64.self)
                }
            }
            #expect(try await erase(before: now - .seconds(3600)) == 0)
            #expect(try await erase(before: now + .seconds(3600)) == 1)
            #expect(try await erase(before: now + .seconds(3600)) == 0)
            await intake.close()
            let word = try await probe.publish(
                ReplayParked(service: .scheduler, number: first.number, actor: Self.actor(.systemOperator)),
                from: .gateway
            )
            #expect(try await Self.outcome(of: word, pool).contains(RefusalCode.parkedResolved.rawValue))
            let own = try house.database.pool(as: .scheduler, size: 1)
            await #expect(throws: PostgresError.self) {
                _ = try await own.autocommit {
                    try $0.execute("SELECT journal.erase_parked(clock.now(), 1, clock.now())").count
                }
            }
            await own.close()
        }
    }

    private static func publishNonsense(_ probe: Probe) async throws {
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
    }

    /// The rows in their order, once there are so many and all but the last are dealt with.
    private static func rows(_ count: Int, _ pool: PostgresPool) async throws -> [Row] {
        while true {
            let rows = try await pool.autocommit { database in
                try database.execute("SELECT id, resolution FROM scheduler.parked ORDER BY id")
                    .decode((Int64, String?).self).map { Row(number: $0.0, resolution: $0.1) }
            }
            if rows.count >= count, rows.dropLast().allSatisfy({ $0.resolution != nil }) { return rows }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// What the service answered to a command, once it has.
    private static func outcome(of command: MessageID, _ pool: PostgresPool) async throws -> String {
        while true {
            let found = try await pool.autocommit { database in
                try database.execute("SELECT outcome FROM scheduler.handled WHERE message_id = \(command)")
                    .decode(String?.self).first
            }
            if let outcome = found ?? nil { return outcome }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func withHouse(
        _ body: @escaping @Sendable (TestHouse, Probe, PostgresPool) async throws -> Void
    ) async throws {
        let house = try await TestHouse.build()
        let parts = try SchedulerService.parts(try house.assembly(of: .scheduler))
        let probe = Probe(house)
        let pool = try house.database.pool(size: 1)
        try await house.running(parts) { try await body(house, probe, pool) }
        await pool.close()
        await probe.close()
        try await house.tearDown()
    }
}
