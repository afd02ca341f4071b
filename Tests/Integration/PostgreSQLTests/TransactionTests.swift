import Dispatch
import PostgreSQL
import Testing

@Suite("Transactions on a real server")
struct TransactionTests {
    private struct Refused: Error, Equatable {}

    private func count(_ pool: PostgresPool, _ table: SQL) async throws -> Int {
        try await pool.autocommit { try $0.execute("SELECT count(*) FROM \(table)").decodeOne(Int.self) }
    }

    @Test("What the body did is committed, and undone when it throws; its own error comes out")
    func commitAndRollback() async throws {
        try await TestDatabase.withPool { pool in
            try await TestDatabase.withTable("id int", pool) { table in
                try await pool.transaction { try $0.execute("INSERT INTO \(table) VALUES (1)") }
                await #expect(throws: Refused.self) {
                    try await pool.transaction { database in
                        try database.execute("INSERT INTO \(table) VALUES (2)")
                        throw Refused()
                    }
                }
                #expect(try await count(pool, table) == 1)
            }
        }
    }

    @Test("A body that swallows a statement's error cannot commit, and learns why")
    func swallowed() async throws {
        try await TestDatabase.withPool { pool in
            try await TestDatabase.withTable("id int PRIMARY KEY", pool) { table in
                let error = await TestDatabase.error {
                    try await pool.transaction { database in
                        try database.execute("INSERT INTO \(table) VALUES (1)")
                        _ = try? database.execute("INSERT INTO \(table) VALUES (1)")
                    }
                }
                #expect(error?.code == .transactionAborted)
                #expect((error?.cause as? PostgresError)?.isUniqueViolation == true)
                let left = try await count(pool, table)
                #expect(left == 0)
            }
        }
    }

    @Test("A constraint that is checked at COMMIT fails there, and says so")
    func deferred() async throws {
        try await TestDatabase.withPool { pool in
            try await TestDatabase.withTable("id int UNIQUE DEFERRABLE INITIALLY DEFERRED", pool) { table in
                let error = await TestDatabase.error {
                    try await pool.transaction { try $0.execute("INSERT INTO \(table) VALUES (1), (1)") }
                }
                #expect(error?.stage == .commit && error?.code == .server && error?.isUniqueViolation == true)
                let left = try await count(pool, table)
                #expect(left == 0)
            }
        }
    }

    @Test("Enqueued statements run with the next one or the COMMIT, and their error undoes everything")
    func enqueued() async throws {
        try await TestDatabase.withPool { pool in
            try await TestDatabase.withTable("id int PRIMARY KEY", pool) { table in
                try await pool.transaction { database in
                    for id in 0..<200 { try database.enqueue("INSERT INTO \(table) VALUES (\(Int32(id)))") }
                }
                #expect(try await count(pool, table) == 200)
                let error = await TestDatabase.error {
                    try await pool.transaction { database in
                        try database.execute("INSERT INTO \(table) VALUES (1000)")
                        try database.enqueue("INSERT INTO \(table) VALUES (5)")
                        try database.enqueue("INSERT INTO \(table) VALUES (1001)")
                    }
                }
                #expect(error?.isUniqueViolation == true && error?.stage == .body)
                #expect(try await count(pool, table) == 200)
            }
        }
    }

    @Test("A savepoint undoes its own part only, at any depth")
    func savepoints() async throws {
        try await TestDatabase.withPool { pool in
            try await TestDatabase.withTable("id int PRIMARY KEY", pool) { table in
                try await pool.transaction { database in
                    try? database.savepoint { throw Refused() }
                    try database.execute("INSERT INTO \(table) VALUES (1)")
                    _ = try? database.savepoint { try database.execute("INSERT INTO \(table) VALUES (1)") }
                    try database.savepoint {
                        try database.execute("INSERT INTO \(table) VALUES (2)")
                        try? database.savepoint {
                            try database.execute("INSERT INTO \(table) VALUES (3)")
                            throw Refused()
                        }
                        try database.enqueue("INSERT INTO \(table) VALUES (4)")
                    }
                }
                let ids = try await pool.autocommit {
                    try $0.execute("SELECT id FROM \(table) ORDER BY id").decode(Int.self)
                }
                #expect(ids == [1, 2, 4])
            }
        }
    }

    @Test("A snapshot is read-only and does not move")
    func snapshot() async throws {
        try await TestDatabase.withPool { pool in
            let mode = try await pool.transaction(.snapshot) {
                try $0.execute(
                    "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')"
                ).decodeOne((String, String).self)
            }
            #expect(mode == ("repeatable read", "on"))
        }
    }

    @Test("A body that ends the transaction by itself is found out, and the connection replaced")
    func ownCommit() async throws {
        try await TestDatabase.withPool(size: 1) { pool in
            let error = await TestDatabase.error {
                try await pool.transaction { database in
                    try database.execute("SELECT 1")
                    try database.script("COMMIT")
                }
            }
            #expect(error?.code == .invalidUse)
            let one = try await pool.autocommit { try $0.execute("SELECT 1").decodeOne(Int.self) }
            #expect(one == 1)
        }
    }

    @Test("A deadlock is reported as transient to one of the two, and the other commits")
    func deadlock() async throws {
        try await TestDatabase.withPool(size: 2) { pool in
            try await TestDatabase.withTable("id int PRIMARY KEY, n int NOT NULL DEFAULT 0", pool) { table in
                try await pool.transaction { try $0.execute("INSERT INTO \(table) VALUES (1), (2)") }
                // Each says that it has its first row, and waits for the other to have one.
                let (first, second) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
                let outcomes = await withTaskGroup(of: Result<Void, any Error>.self) { group in
                    for (order, mine, other) in [([1, 2], first, second), ([2, 1], second, first)] {
                        group.addTask {
                            do {
                                try await pool.transaction { database in
                                    for id in order {
                                        try database.execute("UPDATE \(table) SET n = n + 1 WHERE id = \(Int32(id))")
                                        guard id == order[0] else { continue }
                                        mine.signal()
                                        other.wait()
                                    }
                                }
                                return .success(())
                            } catch { return .failure(error) }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                let errors = outcomes.compactMap { outcome -> PostgresError? in
                    if case .failure(let error) = outcome { error as? PostgresError } else { nil }
                }
                #expect(errors.count == 1)
                #expect(errors.first?.sqlState == "40P01" && errors.first?.isTransient == true)
            }
        }
    }
}
