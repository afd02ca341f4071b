import PostgreSQL
import Testing

@Suite("The pool on a real server")
struct PoolTests {
    @Test("Many callers share few connections, and each is served once")
    func sharing() async throws {
        try await TestDatabase.withPool(size: 3, { $0.waitLimit = .seconds(60) }) { pool in
            let answers = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
                for number in 0..<300 {
                    group.addTask {
                        try await pool.transaction {
                            try $0.execute("SELECT \(number), pg_backend_pid()").decodeOne((Int, Int).self)
                        }
                    }
                }
                return try await group.reduce(into: [(Int, Int)]()) { $0.append($1) }
            }
            #expect(answers.map(\.0).sorted() == Array(0..<300))
            #expect(Set(answers.map(\.1)).count <= 3)
        }
    }

    /// Holds the pool's connection for `seconds`; returns when it does, with the task to wait for.
    private func hold(_ pool: PostgresPool, seconds: Double) async -> Task<Int, any Error> {
        let (running, started) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            // Also when it never runs.
            defer { started.finish() }
            return try await pool.autocommit { database in
                started.finish()
                return try database.execute("SELECT 1 FROM pg_sleep(\(seconds))").count
            }
        }
        for await _ in running {}
        return task
    }

    @Test("A caller who finds every connection busy is told so after the wait limit")
    func exhausted() async throws {
        try await TestDatabase.withPool(size: 1, { $0.waitLimit = .seconds(1) }) { pool in
            // The connection is opened first, however long that takes on a busy machine.
            while (try? await pool.autocommit { _ in true }) == nil { await pool.waitUntilAvailable() }
            let slow = await hold(pool, seconds: 8)
            let error = await TestDatabase.error { try await pool.autocommit { try $0.execute("SELECT 1") } }
            #expect(error?.code == .poolExhausted && error?.isTransient == true)
            // The server has not answered anybody for a whole wait: as good as away, until it does.
            #expect(!pool.health.isAvailable)
            let count = try await slow.value
            #expect(count == 1)
            #expect(pool.health == .available)
        }
    }

    @Test("A caller who is cancelled while waiting leaves the line")
    func cancelled() async throws {
        try await TestDatabase.withPool(size: 1) { pool in
            let slow = await hold(pool, seconds: 0.5)
            let waiting = Task { try await pool.transaction { try $0.execute("SELECT 1").count } }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            let count = try await slow.value
            #expect(count == 1)
        }
    }

    @Test("A connection that the server ended while idle is replaced, and no caller sees it")
    func replacedWhileIdle() async throws {
        try await TestDatabase.withPool(size: 1) { pool in
            try await TestDatabase.withPool(size: 1) { other in
                for _ in 0..<5 {
                    let before = try await pool.autocommit {
                        try $0.execute("SELECT pg_backend_pid()").decodeOne(Int.self)
                    }
                    let ended = try await other.autocommit {
                        try $0.execute("SELECT pg_terminate_backend(\(Int32(before)), 5000)").decodeOne(Bool.self)
                    }
                    #expect(ended)
                    let after = try await pool.autocommit {
                        try $0.execute("SELECT pg_backend_pid()").decodeOne(Int.self)
                    }
                    #expect(before != after)
                }
            }
        }
    }

    @Test("A connection that the server ends in a transaction is a loss, and the next call has a new one")
    func terminated() async throws {
        try await TestDatabase.withPool(size: 1) { pool in
            let error = await TestDatabase.error {
                try await pool.transaction { try $0.execute("SELECT pg_terminate_backend(pg_backend_pid())") }
            }
            #expect(error?.code == .connectionLost && error?.isTransient == true)
            #expect(error?.sqlState == "57P01")
            let one = try await pool.autocommit { try $0.execute("SELECT 1").decodeOne(Int.self) }
            #expect(one == 1)
        }
    }

    @Test("A statement that is too slow is cancelled by the server and the connection kept")
    func statementTimeout() async throws {
        try await TestDatabase.withPool(size: 1, { $0.callLimit = .seconds(5) }) { pool in
            let pid = try await pool.autocommit { try $0.execute("SELECT pg_backend_pid()").decodeOne(Int.self) }
            let error = await TestDatabase.error {
                try await pool.transaction { try $0.execute("SELECT pg_sleep(20)") }
            }
            #expect(error?.code == .timedOut && error?.sqlState == "57014")
            #expect(error?.isTransient == false)
            let longer = try await pool.autocommit { database in
                try database.allowing(.seconds(60)) { try database.execute("SELECT 1 FROM pg_sleep(5.5)").count }
            }
            #expect(longer == 1)
            #expect(try await pool.autocommit { try $0.execute("SELECT pg_backend_pid()").decodeOne(Int.self) } == pid)
            let setting = try await pool.autocommit { try $0.execute("SHOW statement_timeout").decodeOne(String.self) }
            #expect(setting == "4500ms")
        }
    }

    @Test("A call that the server does not end is cut by the watchdog")
    func watchdog() async throws {
        try await TestDatabase.withPool(
            size: 1,
            { configuration in
                configuration.callLimit = .milliseconds(300)
                configuration.sessionSettings["statement_timeout"] = "0"
            }
        ) { pool in
            let start = ContinuousClock.now
            let error = await TestDatabase.error {
                try await pool.transaction { try $0.execute("SELECT pg_sleep(20)") }
            }
            #expect(error?.code == .timedOut && error?.isTransient == true)
            #expect(start.duration(to: .now) < .seconds(15))
            let one = try await pool.autocommit { database in
                try database.allowing(.seconds(30)) { try database.execute("SELECT 1").decodeOne(Int.self) }
            }
            #expect(one == 1)
        }
    }

    @Test("An answer that is lost at COMMIT is told apart from every other loss")
    func commitOutcomeUnknown() async throws {
        try await TestDatabase.withPool(
            size: 2,
            { configuration in
                configuration.callLimit = .seconds(3)
                configuration.sessionSettings["statement_timeout"] = "0"
            }
        ) { pool in
            try await TestDatabase.withTable("id int", pool) { table in
                // A deferred trigger holds COMMIT back for longer than the call may take.
                try await pool.autocommit {
                    try $0.script(
                        """
                        CREATE FUNCTION \(table)_slow() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN PERFORM pg_sleep(10); RETURN NULL; END $$;
                        CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON \(table) DEFERRABLE INITIALLY DEFERRED
                        FOR EACH ROW EXECUTE FUNCTION \(table)_slow();
                        """
                    )
                }
                let error = await TestDatabase.error {
                    try await pool.transaction { try $0.execute("INSERT INTO \(table) VALUES (1)") }
                }
                #expect(error?.code == .commitOutcomeUnknown && error?.stage == .commit)
                #expect((error?.cause as? PostgresError)?.code == .timedOut)
                try await pool.autocommit { database in
                    try database.allowing(.seconds(60)) { try database.script("DROP FUNCTION \(table)_slow() CASCADE") }
                }
            }
        }
    }

    @Test("Closing lets what runs finish, refuses the rest, and ends every connection")
    func closing() async throws {
        let pool = PostgresPool(try TestDatabase.configuration(), size: 2, logger: TestDatabase.logger)
        let slow = await hold(pool, seconds: 0.3)
        await pool.close()
        let count = try await slow.value
        #expect(count == 1)
        let error = await TestDatabase.error { _ = try await pool.autocommit { try $0.execute("SELECT 1") } }
        #expect(error?.code == .poolClosed)
    }
}
