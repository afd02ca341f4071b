import PostgreSQL
import Testing

@Suite("A server of their own, stopped and killed", .serialized)
struct FaultTests {
    func withServer(
        _ body: (PrivateServer, PostgresPool) async throws -> Void
    ) async throws {
        let server = try PrivateServer()
        let pool = PostgresPool(server.configuration(), size: 4, logger: TestDatabase.logger)
        do {
            try await body(server, pool)
        } catch {
            server.remove()
            await pool.close()
            throw error
        }
        server.remove()
        await pool.close()
    }

    static let one: @Sendable (Database) throws -> Int = { try $0.execute("SELECT 1").decodeOne(Int.self) }

    /// Asks until the server answers, as a consumer does: it waits for the pool's word between its attempts.
    private func recover(_ pool: PostgresPool) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            do {
                #expect(try await pool.autocommit(Self.one) == 1)
                return
            } catch let error as PostgresError where error.isTransient && .now < deadline {
                await pool.waitUntilAvailable()
            }
        }
    }

    @Test("While the server stands still calls fail within their limit and later ones at once; then it recovers")
    func frozen() async throws {
        try await withServer { server, pool in
            try await recover(pool)
            try server.freeze()
            let start = ContinuousClock.now
            let codes = await withTaskGroup(of: PostgresError.Code?.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        do {
                            _ = try await pool.transaction(Self.one)
                            return nil
                        } catch { return (error as? PostgresError)?.code }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            // Two seconds of call, one of connecting, the others' wait of at most five, and a busy machine.
            #expect(start.duration(to: .now) < .seconds(60))
            #expect(codes.count == 12)
            for code in codes { #expect([.timedOut, .unavailable, .poolExhausted].contains(code), "\(code as Any)") }
            #expect(!pool.health.isAvailable)
            let quick = ContinuousClock.now
            let error = await TestDatabase.error { _ = try await pool.autocommit(Self.one) }
            #expect(error?.code == .unavailable)
            // Not after the wait of five seconds.
            #expect(quick.duration(to: .now) < .seconds(4))
            try server.thaw()
            try await recover(pool)
            #expect(pool.health.isAvailable)
        }
    }

    @Test("A server that was killed and started again is found again, without a storm of connections")
    func killed() async throws {
        try await withServer { server, pool in
            try await recover(pool)
            try server.kill()
            let first = await TestDatabase.error {
                while true { _ = try await pool.autocommit(Self.one) }
            }
            #expect(first?.isTransient == true)
            let start = ContinuousClock.now
            for _ in 0..<500 {
                let error = await TestDatabase.error { _ = try await pool.transaction(Self.one) }
                #expect(error?.isTransient == true)
            }
            // Each at once: a wait of one second for each would be minutes.
            #expect(start.duration(to: .now) < .seconds(60))
            #expect(!pool.health.isAvailable)
            try server.start()
            try await recover(pool)
            #expect(pool.health.isAvailable)
        }
    }

    @Test("A listener and a session notice that the server stands still or is gone")
    func listenerAndSession() async throws {
        try await withServer { server, pool in
            var patient = server.configuration()
            patient.connectTimeout = .seconds(10)
            let session = PostgresSession(patient, logger: TestDatabase.logger)
            try await session.connect()
            let listener = PostgresListener(server.configuration(), channels: ["news"], logger: TestDatabase.logger)
            var heard = listener.notifications.makeAsyncIterator()
            #expect(await heard.next() == .reconnected)
            try server.kill()
            await session.waitUntilLost()
            try server.start()
            #expect(await heard.next() == .reconnected)
            try await session.connect()
            #expect(try await session.autocommit(Self.one) == 1)
            try server.freeze()
            let error = await TestDatabase.error { _ = try await session.autocommit(Self.one) }
            #expect(error?.code == .timedOut)
            let refused = await TestDatabase.error { try await session.connect() }
            #expect(refused?.code == .unavailable)
            try server.thaw()
            await session.close()
            await listener.close()
        }
    }

    @Test("Of several hosts one that accepts is taken, and a standby is passed over when writes are needed")
    func hosts() async throws {
        try await withServer { server, _ in
            var configuration = server.configuration()
            configuration.host = "127.0.0.1:1,127.0.0.1:\(server.port)"
            configuration.requiresReadWrite = true
            configuration.connectTimeout = .seconds(30)
            let pool = PostgresPool(configuration, size: 1, logger: TestDatabase.logger)
            #expect(try await pool.autocommit(Self.one) == 1)
            try await pool.autocommit {
                try $0.script("ALTER DATABASE postgres SET default_transaction_read_only = on")
            }
            await pool.close()
            let second = PostgresPool(configuration, size: 1, logger: TestDatabase.logger)
            let error = await TestDatabase.error { _ = try await second.autocommit(Self.one) }
            #expect(error?.code == .unavailable)
            #expect(error?.message.contains("read-only") == true)
            await second.close()
        }
    }

    @Test("While a pool connects to a server that stands still, closing does not wait for it")
    func closingWhileConnecting() async throws {
        try await withServer { server, _ in
            var configuration = server.configuration()
            configuration.connectTimeout = .seconds(60)
            try server.freeze()
            let pool = PostgresPool(configuration, size: 2, logger: TestDatabase.logger)
            async let waiting = TestDatabase.error { _ = try await pool.autocommit(Self.one) }
            let start = ContinuousClock.now
            await pool.close()
            #expect(await waiting?.code == .poolClosed)
            #expect(start.duration(to: .now) < .seconds(30))
            try server.thaw()
        }
    }
}
