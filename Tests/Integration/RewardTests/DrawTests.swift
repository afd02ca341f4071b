import City
import Foundation
import Messaging
import Model
import PostgreSQL
import Runtime
import TestSupport
import Testing

@testable import OperatorService
@testable import RewardService

@Suite("The day's draw, from its commitment to its recomputation", .timeLimit(.minutes(10)))
struct DrawTests {
    /// A house whose clock stands where the test puts it.
    private struct Desk: Sendable {
        struct Seen: Hashable, Sendable {
            let day: String
            let commitment: String
            let committedAt: Timestamp
            let seed: String?
        }

        struct Drawn: Sendable {
            let report: ReportID
            let day: String
            let message: MessageID
            let fen: Fen
            let prizes: [Prize]
        }

        let house: TestHouse
        let owner: PostgresPool
        let pool: PostgresPool
        /// What the citizens' phones read through.
        let reader: PostgresPool
        let city: Neighbourhood
        let grants = GrantHandler(catalogue: CategoryCatalogue())
        /// A local noon.
        let today = ServiceClock.fromNoon().now()

        /// That many days later, at noon.
        func noon(in days: Int64) -> Timestamp { today + .seconds(days * 86_400) }

        func stopClock() async throws {
            let today = today
            try await owner.transaction { database in
                try database.script(
                    """
                    CREATE TABLE clock.moment (at timestamptz NOT NULL);
                    GRANT SELECT ON clock.moment TO PUBLIC;
                    CREATE OR REPLACE FUNCTION clock.now() RETURNS timestamptz
                        LANGUAGE sql STABLE PARALLEL SAFE
                        RETURN (SELECT at FROM clock.moment);
                    """
                )
                try database.execute("INSERT INTO clock.moment VALUES (\(today))")
            }
        }

        func set(_ now: Timestamp) async throws {
            try await owner.transaction { database in
                _ = try database.execute("UPDATE clock.moment SET at = \(now)")
            }
        }

        /// The service's own committer, once.
        func commit(at now: Timestamp) async throws {
            let assembly = try house.assembly(of: .reward, clock: ServiceClock { now })
            let outcome: Result<Void, any Error>
            do {
                try await DrawCommitter(assembly: assembly).commit()
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            await assembly.pool.close()
            try outcome.get()
        }

        func grant(_ told: [Received<ReportVerified>], at now: Timestamp) async throws {
            let (grants, topology) = (grants, house.broker.topology)
            try await pool.transaction { database in
                let transaction = ServiceTransaction(database: database, now: now, service: .reward, topology: topology)
                _ = try grants.handle(told, transaction)
                try transaction.writeJournal()
            }
        }

        /// True reports of one day, each of another citizen.
        func verified(_ citizens: Range<Int>, at now: Timestamp) throws -> [Received<ReportVerified>] {
            try citizens.map { number in
                Received(
                    envelope: .heard(at: now),
                    body: try city.verified(cell: city.cells[0], citizen: city.citizens[number], at: now)
                )
            }
        }

        /// What everybody sees of the draws.
        func draws() async throws -> [Seen] {
            try await reader.autocommit { database in
                try database.execute(
                    "SELECT day::text, commitment, committed_at, seed FROM read.draw ORDER BY draw.day"
                ).decode((String, String, Timestamp, String?).self).map { row in
                    Seen(day: row.0, commitment: row.1, committedAt: row.2, seed: row.3)
                }
            }
        }

        func outcomes() async throws -> [Drawn] {
            try await owner.autocommit { database in
                try database.execute(
                    """
                    SELECT report_id, draw_day::text, draw_message, fen, terms
                      FROM reward.decision
                     WHERE draw_message IS NOT NULL
                    """
                ).decode((ReportID, String, MessageID, Fen, String).self).map { row in
                    Drawn(
                        report: row.0,
                        day: row.1,
                        message: row.2,
                        fen: row.3,
                        prizes: try MessageCoding.decode(RewardTerms.self, from: row.4).prizes
                    )
                }
            }
        }

        func sheet(_ day: String) async throws -> DrawSheet? {
            try await owner.transaction { database in try DrawSheet(of: day, in: database) }
        }

        func audit() async throws -> AuditReport {
            let checks = AuditCheck.all.filter { $0.code.hasPrefix("draw.") || $0.code == "reward.termsDiffer" }
            #expect(checks.count == 6)
            // A session of its own: what an audit prepares stays in it.
            let session = try house.database.pool(size: 1)
            let outcome: Result<AuditReport, any Error>
            do {
                outcome = .success(
                    try await session.transaction { database in
                        try Auditor(bindings: []).run(in: database, checks: checks)
                    }
                )
            } catch {
                outcome = .failure(error)
            }
            await session.close()
            return try outcome.get()
        }
    }

    private func run(_ body: @escaping @Sendable (Desk) async throws -> Void) async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 1)
        let pool = try house.database.pool(as: .reward, size: 1)
        let reader = try house.database.pool(as: .gateway, size: 1)
        let outcome: Result<Void, any Error>
        do {
            let city = try Neighbourhood(towns: 1, citizens: 40)
            let desk = Desk(house: house, owner: owner, pool: pool, reader: reader, city: city)
            try await owner.transaction { database in
                _ = try database.execute("UPDATE reward.setting SET value = 500 WHERE name = 'draw_winners_of_1000'")
            }
            try await desk.stopClock()
            try await body(desk)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        for pool in [reader, pool, owner] { await pool.close() }
        try await house.tearDown()
        try outcome.get()
    }

    /// What a command that is told to citizens prints in their shell.
    private static func printed(by command: String) throws -> String {
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", command]
        shell.standardOutput = output
        try shell.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        return said.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test("Tomorrow's seed is committed to and told today, hidden until its day is over, and revealed then")
    func committed() async throws {
        try await run { desk in
            for _ in 0..<2 { try await desk.commit(at: desk.today) }
            let days = DrawStore.days(from: desk.today)
            let before = try await desk.draws()
            #expect(before.map(\.day) == days && Set(before.map(\.commitment)).count == 3)
            #expect(before.allSatisfy { $0.seed == nil && $0.committedAt == desk.today })
            let tomorrow = try #require(before.dropFirst().first)
            let midnight = try #require(Timestamp("\(tomorrow.day)T00:00:00+08:00"))
            #expect(tomorrow.committedAt < midnight)
            // The hash stands in the journal, once.
            let told = try await desk.owner.autocommit { database in
                try database.execute(
                    "SELECT body FROM journal.message WHERE type = \(DrawCommitted.type) ORDER BY position"
                ).decode(String.self)
            }.map { try MessageCoding.decode(DrawCommitted.self, from: $0) }
            #expect(told == before.map { DrawCommitted(day: $0.day, hash: $0.commitment, at: desk.today) })
            await #expect {
                try await desk.reader.autocommit { database in
                    _ = try database.execute("SELECT seed FROM reward.draw")
                }
            } throws: {
                ($0 as? PostgresError)?.sqlState == "42501"
            }
            // The next days come to it, and what stands stays.
            try await desk.commit(at: desk.noon(in: 1))
            let again = try await desk.draws()
            #expect(again.count == 4 && Array(again.prefix(3)) == before)
            try await desk.set(midnight + .seconds(86_400) - .milliseconds(1))
            #expect(try await desk.draws().map { $0.seed != nil } == [true, false, false, false])
            #expect(try await desk.sheet(tomorrow.day)?.seed == nil)
            try await desk.set(midnight + .seconds(86_400))
            let after = try await desk.draws()
            #expect(after.map { $0.seed != nil } == [true, true, false, false])
            let seed = try #require(after.dropFirst().first?.seed)
            #expect(seed.count == 64 && RedPacketDraw.commitment(to: seed) == tomorrow.commitment)
            #expect(try Self.printed(by: RedPacketDraw.commitmentRecipe(seed: seed)) == tomorrow.commitment)
            let report = try await desk.audit()
            #expect(report.isClean, "\(report.text)")
        }
    }

    @Test("A report is drawn with the seed of its verification's day, however late, and anybody can recompute it")
    func recomputed() async throws {
        try await run { desk in
            try await desk.commit(at: desk.today)
            let (day, next) = (desk.noon(in: 1), desk.noon(in: 2))
            try await desk.set(day)
            let (prompt, late) = (try desk.verified(0..<20, at: day), try desk.verified(20..<40, at: day))
            try await desk.grant(prompt, at: day)
            // Its seed is known to everybody by now; all that they are drawn with was fixed before.
            try await desk.set(next)
            try await desk.grant(late, at: next)
            let outcomes = try await desk.outcomes()
            let drawn = try #require(try await desk.draws().dropFirst().first)
            let seed = try #require(drawn.seed)
            #expect(outcomes.count == 40 && outcomes.allSatisfy { $0.day == drawn.day })
            #expect(outcomes.contains { $0.fen == .zero } && outcomes.contains { $0.fen > .zero })
            #expect(Set(outcomes.map(\.message)) == Set((prompt + late).map(\.envelope.id)))
            let draw = RedPacketDraw(seed: seed)
            for one in outcomes {
                #expect((draw.win(among: one.prizes, one.report, verifiedBy: one.message) ?? .zero) == one.fen)
            }
            let sheet = try #require(try await desk.sheet(drawn.day))
            #expect(sheet.commitment == drawn.commitment && sheet.seed == seed && !sheet.isLate)
            #expect(sheet.outcomes.count == 40)
            // The very lines of the sheet, in a shell.
            let commands = sheet.text.split(separator: "\n").filter { $0.hasPrefix("python3 ") }
            #expect(commands.count == 40)
            for (one, command) in zip(sheet.outcomes, commands).prefix(12) {
                let place = draw.place(of: one.report, verifiedBy: one.message)
                #expect(try Self.printed(by: String(command)) == "\(place) \(one.fen.amount)")
            }
            let report = try await desk.audit()
            #expect(report.isClean, "\(report.text)")
        }
    }

    @Test("A seed that was made on its own day is named by the audit, and so is a draw with another day's")
    func late() async throws {
        try await run { desk in
            try await desk.grant(try desk.verified(0..<1, at: desk.today), at: desk.today)
            var report = try await desk.audit()
            #expect(report.isClean, "\(report.text)")
            #expect(try await desk.sheet(DrawStore.days(from: desk.today)[0])?.isLate == true)
            // Nobody committed for five days.
            let then = desk.noon(in: 5)
            try await desk.set(then)
            try await desk.grant(try desk.verified(1..<2, at: then), at: then)
            report = try await desk.audit()
            #expect(report.findings.map(\.code) == ["draw.late"])
            #expect(report.findings.first?.violations.map(\.subject) == [DrawStore.days(from: then)[0]])
            try await desk.owner.transaction { database in
                _ = try database.execute("UPDATE reward.decision SET draw_day = draw_day + 1 WHERE found_at = \(then)")
            }
            #expect(try await desk.audit().findings.map(\.code).contains("draw.otherDay"))
        }
    }
}
