import Dispatch
import Foundation
import Logging
import Messaging
import Model
import PostgreSQL
import SchedulerService
import TestSupport
import Testing

@Suite("The sealed journal")
struct JournalSealTests {
    @Test("A message that becomes visible after newer ones is waited for, and is in its block")
    func waitsForWhoIsLate() async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool()
        let seal = JournalSeal()
        let (isWritten, writer) = AsyncStream<Void>.makeStream()
        let mayCommit = DispatchSemaphore(value: 0)

        async let late: Void = pool.transaction { database in
            try Self.write(1, in: database)
            writer.finish()
            mayCommit.wait()
        }
        for await _ in isWritten {}
        try await pool.transaction { try Self.write(1, in: $0) }
        let settled = try await pool.autocommit { try SettledPosition(of: "journal.message", in: $0) }
        #expect(try await pool.autocommit { try settled.isReached(in: $0) } == false)
        mayCommit.signal()
        try await late

        #expect(try await pool.autocommit { try settled.isReached(in: $0) })
        let head = try #require(try await pool.transaction { try seal.add(upTo: settled.position, in: $0) })
        #expect(head.number == 1)
        #expect(try await Self.blocks(pool).map(\.messages) == [2])
        await pool.close()
        try await house.tearDown()
    }

    @Test("Four who seal at once make one chain, in which every message is once")
    func sealsOnceAmongFour() async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool()
        try await pool.transaction { try Self.write(100, in: $0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { _ = try await Self.sealer(pool, blockLimit: 7).sealAll() }
            }
            try await group.waitForAll()
        }
        let blocks = try await Self.blocks(pool)
        #expect(blocks.map(\.number) == Array(1...15))
        #expect(blocks.map(\.messages) == Array(repeating: 7, count: 14) + [2])
        #expect(try await Self.sealer(pool, blockLimit: 7).sealAll() == nil)
        await pool.close()
        try await house.tearDown()
    }

    @Test("A block of the seal can be neither changed nor removed")
    func isAppendOnly() async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool()
        try await pool.transaction { try Self.write(1, in: $0) }
        _ = try await Self.sealer(pool, blockLimit: 7).sealAll()
        for statement in ["UPDATE journal.seal SET messages = 0", "DELETE FROM journal.seal"] {
            await #expect(throws: PostgresError.self) { try await pool.autocommit { try $0.script(statement) } }
        }
        await pool.close()
        try await house.tearDown()
    }

    @Test("One head a day is published, also after a start anew; what was published stays")
    func publishesOneHeadADay() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "heads-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let today = try #require(Timestamp("2026-01-30T10:00:00Z"))
        let tomorrow = try #require(Timestamp("2026-01-31T10:00:00Z"))
        func head(_ number: Int64) -> JournalSeal.Head {
            JournalSeal.Head(number: number, through: number * 10, hash: String(repeating: "0\(number)", count: 32))
        }
        #expect(try await SealedHeads(path: path).append(head(1), at: today) != nil)
        #expect(try await SealedHeads(path: path).append(head(2), at: today + .seconds(60)) == nil)
        #expect(try await SealedHeads(path: path).append(head(3), at: tomorrow) != nil)
        let published = try String(contentsOfFile: path, encoding: .utf8)
        #expect(
            published == """
                2026-01-30 1 10 \(String(repeating: "01", count: 32))
                2026-01-31 3 30 \(String(repeating: "03", count: 32))

                """
        )
    }

    private static func sealer(_ pool: PostgresPool, blockLimit: Int) -> JournalSealer {
        JournalSealer(
            pool: pool,
            seal: JournalSeal(blockLimit: blockLimit),
            headsFile: nil,
            logger: Logger(label: "seal")
        )
    }

    private static func write(_ count: Int, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO journal.message (id, service, type, sequence, occurred_at, body, body_hash)
            SELECT gen_random_uuid(), 'intake', 'test.written.v1', number, clock.now(), '{}', sha256('{}')
              FROM generate_series(1, \(Int32(count))) AS number
            """
        )
    }

    private static func blocks(_ pool: PostgresPool) async throws -> [(number: Int64, messages: Int64)] {
        try await pool.autocommit { database in
            try database.execute("SELECT number, messages FROM journal.seal ORDER BY number").decode(
                (Int64, Int64).self
            )
        }.map { (number: $0.0, messages: $0.1) }
    }
}
