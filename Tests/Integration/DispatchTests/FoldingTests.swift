import City
import Model
import PostgreSQL
import TestSupport
import Testing

extension DispatchTests {
    @Suite("Counts are folded into sums")
    struct FoldingTests {
        private static let writers = 4
        private static let rounds = 40

        @Test("While four count and two fold, every count is in the figures once, from its commit on")
        func folding() async throws {
            let database = try await TestDatabase.create()
            let pool = try database.pool(as: .dispatch, size: 7)
            let owner = try database.pool(size: 2)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<Self.writers {
                    group.addTask {
                        for round in 0..<Self.rounds {
                            try await Self.count(writer: writer, round: round, pool, readBy: owner)
                        }
                    }
                }
                for _ in 0..<2 {
                    group.addTask {
                        while !Task.isCancelled { try await Self.fold(3, pool) }
                    }
                }
                // Each writer looks at its own figures right after its commit; the last of them ends the folders.
                for _ in 0..<Self.writers { _ = try await group.next() }
                group.cancelAll()
                while let result = await group.nextResult() {
                    if case .failure(let error) = result, !(error is CancellationError) { throw error }
                }
            }
            while try await Self.fold(1_000, pool) > 0 {}
            let expected = Self.writers * Self.rounds
            for period in ["day", "month", "all"] {
                let sums = try await owner.autocommit { database in
                    try database.execute(
                        """
                        SELECT (SELECT count(*) FROM dispatch.pending_figure) + (SELECT count(*) FROM dispatch.pending_duration),
                               (SELECT sum(count)::bigint FROM dispatch.figure
                                 WHERE period = \(period) AND department_code = ''),
                               (SELECT sum(count)::bigint FROM dispatch.local_figure WHERE period = \(period) AND subject = 'cell'),
                               (SELECT sum(count)::bigint FROM dispatch.duration
                                 WHERE period = \(period) AND department_code <> '')
                        """
                    ).decodeOne((Int64, Int64, Int64, Int64).self)
                }
                #expect(sums == (0, Int64(expected), Int64(expected), Int64(expected)), "\(period)")
            }
            await pool.close()
            await owner.close()
            try await database.drop()
        }

        /// Counts once for a cell of the writer's own, and looks.
        private static func count(
            writer: Int,
            round: Int,
            _ pool: PostgresPool,
            readBy owner: PostgresPool
        ) async throws {
            let town = try #require(TownCode(rawValue: "441900003"))
            let department = try #require(DepartmentCode(rawValue: "441900003-chengguan"))
            let cell = try #require(GridCode(rawValue: "44190000300100\(writer)"))
            let at = Timestamp(seconds: 1_790_000_000)
            let count = FigureCount(.closed, town: town, department: department, cell: cell, at: at)
            let duration = DurationCount(.closing, town: town, department: department, from: at, to: at + .seconds(60))
            try await pool.transaction { database in
                try FigureLedger.add([count], durations: [duration], of: .dispatch, in: database)
            }
            let seen = try await owner.autocommit { database in
                try database.execute(
                    """
                    SELECT sum(count)::bigint FROM dispatch.local_figure_now
                     WHERE period = 'all' AND subject = 'cell' AND code = \(cell)
                    """
                ).decodeOne(Int64.self)
            }
            #expect(seen == Int64(round + 1))
        }

        @discardableResult
        private static func fold(_ limit: Int32, _ pool: PostgresPool) async throws -> Int {
            try await pool.transaction { try FigureLedger.fold(limit, of: .dispatch, in: $0) }
        }
    }
}
