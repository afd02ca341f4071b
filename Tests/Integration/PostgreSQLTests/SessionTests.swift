import Foundation
import PostgreSQL
import Testing

@Suite("Sessions and listeners on a real server")
struct SessionTests {
    @Test("An advisory lock is held until the session closes")
    func advisoryLock() async throws {
        let configuration = try TestDatabase.configuration()
        let key = Int.random(in: 1 ... .max)
        let first = PostgresSession(configuration, logger: TestDatabase.logger)
        let second = PostgresSession(configuration, logger: TestDatabase.logger)
        try await first.connect()
        try await second.connect()
        let take: @Sendable (Database) throws -> Bool = {
            try $0.execute("SELECT pg_try_advisory_lock(\(key))").decodeOne(Bool.self)
        }
        #expect(try await first.autocommit(take))
        #expect(try await second.autocommit(take) == false)
        await first.close()
        // The server's side of the goodbye is not ours to see: ask until it has let go.
        let taken = try await second.autocommit { try $0.execute("SELECT 1 FROM pg_advisory_lock(\(key))").count }
        #expect(taken == 1)
        await second.close()
    }

    @Test("A session that the server ends while idle says so, and does not come back by itself")
    func loss() async throws {
        let session = PostgresSession(try TestDatabase.configuration(), logger: TestDatabase.logger)
        try await session.connect()
        #expect(session.isConnected)
        let pid = try await session.autocommit { try $0.execute("SELECT pg_backend_pid()").decodeOne(Int.self) }
        async let lost: Void = session.waitUntilLost()
        try await TestDatabase.withPool { pool in
            try await pool.autocommit { try $0.execute("SELECT pg_terminate_backend(\(Int32(pid)))") }
        }
        await lost
        #expect(!session.isConnected)
        let error = await TestDatabase.error { _ = try await session.autocommit { try $0.execute("SELECT 1") } }
        #expect(error?.code == .connectionLost)
        try await session.connect()
        #expect(try await session.autocommit { try $0.execute("SELECT 1").decodeOne(Int.self) } == 1)
        await session.close()
    }

    @Test("idle_session_timeout ends a session that stands still, and the session sees it")
    func idleTimeout() async throws {
        var configuration = try TestDatabase.configuration()
        configuration.sessionSettings["idle_session_timeout"] = "200ms"
        let session = PostgresSession(configuration, logger: TestDatabase.logger)
        try await session.connect()
        await session.waitUntilLost()
        #expect(!session.isConnected)
        await session.close()
    }

    @Test("A session cannot be opened again once closed")
    func closed() async throws {
        let session = PostgresSession(try TestDatabase.configuration(), logger: TestDatabase.logger)
        try await session.connect()
        await session.close()
        let error = await TestDatabase.error { try await session.connect() }
        #expect(error?.code == .poolClosed)
    }

    @Test("A listener hears what is notified, and says when it listens again after a loss")
    func listener() async throws {
        let name = "channel \(UUID().uuidString)"
        var configuration = try TestDatabase.configuration()
        configuration.applicationName = String(name.prefix(60))
        let listener = PostgresListener(configuration, channels: [name], logger: TestDatabase.logger)
        var heard = listener.notifications.makeAsyncIterator()
        #expect(await heard.next() == .reconnected)
        try await TestDatabase.withPool { pool in
            for number in 0..<3 {
                try await pool.autocommit { try $0.execute("SELECT pg_notify(\(name), \(String(number)))") }
            }
            for number in 0..<3 {
                #expect(await heard.next() == .received(channel: name, payload: "\(number)"))
            }
            let application = configuration.applicationName
            try await pool.autocommit {
                try $0.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = \(application)"
                )
            }
            #expect(await heard.next() == .reconnected)
            try await pool.autocommit { try $0.execute("SELECT pg_notify(\(name), 'again')") }
            #expect(await heard.next() == .received(channel: name, payload: "again"))
        }
        await listener.close()
        #expect(await heard.next() == nil)
    }

    @Test("A listener whose buffer ran over says that something was missed")
    func overflow() async throws {
        let name = "overflow_\(UUID().uuidString)"
        let listener = PostgresListener(
            try TestDatabase.configuration(),
            channels: [name, name + "_end"],
            buffer: 4,
            logger: TestDatabase.logger
        )
        var heard = listener.notifications.makeAsyncIterator()
        #expect(await heard.next() == .reconnected)
        try await TestDatabase.withPool { pool in
            try await pool.transaction { database in
                for number in 0..<50 { try database.execute("SELECT pg_notify(\(name), \(String(number)))") }
            }
            var seen = 0
            // Whenever room is there again, the next notification brings the word.
            while let next = await heard.next() {
                if next == .reconnected { break }
                seen += 1
                try await pool.autocommit { try $0.execute("SELECT pg_notify(\(name + "_end"), '')") }
            }
            #expect(seen >= 4)
        }
        await listener.close()
    }
}
