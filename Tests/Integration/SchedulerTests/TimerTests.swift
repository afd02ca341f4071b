import AMQP
import Dispatch
import Messaging
import Model
import PostgreSQL
import SchedulerService
import TestSupport
import Testing

@Suite("Deadline timers")
struct TimerTests {
    @Test("A timer fires once when it is due, and tells its owner what it carried")
    func firesWhenDue() async throws {
        try await withScheduler { house, probe in
            let dueAt = ServiceClock.real.now() + .milliseconds(300)
            let deadline = Self.deadline("fires", generation: 1, dueAt: dueAt)
            try await probe.publish(ScheduleDeadlines(deadlines: [deadline]), from: .intake)
            let delivery = try #require(try await probe.take(1, from: .deadlines(.intake)).first)
            let reached = try MessageCoding.decode(DeadlineReached.self, from: delivery.message.body)
            #expect(reached.key == deadline.key)
            #expect(reached.payload == deadline.payload)
            #expect(ServiceClock.real.now() >= dueAt)
            #expect(try await Self.firings(house) == ["fires 1"])
        }
    }

    @Test(
        "A timer that is moved fires for its last generation alone, and an older schedule that comes late does no harm"
    )
    func movesAndIgnoresTheOld() async throws {
        try await withScheduler { house, probe in
            let now = ServiceClock.real.now()
            try await probe.publish(
                ScheduleDeadlines(deadlines: [Self.deadline("moved", generation: 3, dueAt: now + .milliseconds(400))]),
                from: .intake
            )
            try await probe.publish(
                ScheduleDeadlines(deadlines: [Self.deadline("moved", generation: 2, dueAt: now + .milliseconds(100))]),
                from: .intake
            )
            let delivery = try #require(try await probe.take(1, from: .deadlines(.intake)).first)
            let reached = try MessageCoding.decode(DeadlineReached.self, from: delivery.message.body)
            #expect(reached.generation == 3)
            #expect(try await Self.firings(house) == ["moved 3"])
        }
    }

    @Test("A cancel that comes before what it cancels holds")
    func cancelsWhatComesLater() async throws {
        try await withScheduler { house, probe in
            let now = ServiceClock.real.now()
            let cancelled = Self.deadline("cancelled", generation: 1, dueAt: now + .milliseconds(100))
            try await probe.publish(
                CancelDeadlines(deadlines: [DeadlineCancellation(key: cancelled.key, generation: 2)]),
                from: .intake
            )
            try await probe.publish(
                ScheduleDeadlines(deadlines: [
                    cancelled, Self.deadline("kept", generation: 1, dueAt: now + .milliseconds(300)),
                ]),
                from: .intake
            )
            _ = try await probe.take(1, from: .deadlines(.intake))
            #expect(try await Self.firings(house) == ["kept 1"])
        }
    }

    @Test("A cancel that meets the schedule of another instance, still open, leaves no timer behind")
    func cancelsWhatIsJustBeingSet() async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool()
        let store = TimerStore()
        let now = ServiceClock.real.now()
        let deadline = Self.deadline("raced", generation: 2, dueAt: now + .seconds(3600))
        let (isSet, setter) = AsyncStream<Void>.makeStream()
        let mayCommit = DispatchSemaphore(value: 0)

        async let scheduling: Void = pool.transaction { database in
            try store.schedule([deadline], at: now, in: database)
            setter.finish()
            mayCommit.wait()
        }
        for await _ in isSet {}
        async let cancelling: Void = pool.transaction { database in
            try store.cancel([DeadlineCancellation(key: deadline.key, generation: 3)], at: now, in: database)
        }
        while try await pool.autocommit({ database in
            try database.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ).decodeOne(Int.self)
        }) == 0 { await Task.yield() }
        mayCommit.signal()
        try await scheduling
        try await cancelling

        let left = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT head.state, (SELECT count(*) FROM scheduler.timer WHERE timer.key = head.key) FROM scheduler.head
                """
            ).decode((String, Int64).self)
        }
        #expect(left.map(\.0) == ["cancelled"])
        #expect(left.map(\.1) == [0])
        await pool.close()
        try await house.tearDown()
    }

    @Test("Firing reads what is due and nothing else, however many timers wait")
    func readsOnlyWhatIsDue() async throws {
        let house = try await TestHouse.build()
        let pool = try house.database.pool()
        let store = TimerStore()
        let now = ServiceClock.real.now()
        let waiting = (0..<20_000).map { Self.deadline("waits-\($0)", generation: 1, dueAt: now + .seconds(3600 + $0)) }
        try await pool.transaction { database in
            try store.schedule(waiting, at: now, in: database)
            try store.schedule([Self.deadline("due", generation: 1, dueAt: now)], at: now, in: database)
        }
        try await pool.autocommit { try $0.script("VACUUM ANALYZE scheduler.timer") }

        let (fired, read) = try await pool.transaction { database in
            let fired = try store.fire(limit: 500, in: database)
            let read = try database.execute(
                """
                SELECT pg_stat_get_xact_tuples_returned('scheduler.timer'::regclass)
                     + pg_stat_get_xact_tuples_fetched('scheduler.timer'::regclass)
                """
            ).decodeOne(Int64.self)
            return (fired, read)
        }
        #expect(fired.map(\.key) == [Self.deadline("due", generation: 1, dueAt: now).key])
        #expect(read < 10)
        await pool.close()
        try await house.tearDown()
    }

    @Test("Two schedulers fire a thousand timers once each, none early")
    func firesOnceAmongTwo() async throws {
        try await withScheduler(instances: 2) { house, probe in
            let now = ServiceClock.real.now()
            let deadlines = (0..<1000).map {
                Self.deadline("many-\($0)", generation: 1, dueAt: now + .milliseconds(200 + $0 % 500))
            }
            for start in stride(from: 0, to: 1000, by: 250) {
                try await probe.publish(
                    ScheduleDeadlines(deadlines: Array(deadlines[start..<start + 250])),
                    from: .intake
                )
            }
            let deliveries = try await probe.take(1000, from: .deadlines(.intake))
            let keys = try deliveries.map { try MessageCoding.decode(DeadlineReached.self, from: $0.message.body).key }
            #expect(Set(keys).count == 1000)
            let pool = try house.database.pool()
            let early = try await pool.autocommit { database in
                try database.execute("SELECT count(*) FROM scheduler.firing WHERE fired_at < due_at").decodeOne(
                    Int.self
                )
            }
            await pool.close()
            #expect(early == 0)
        }
    }

    private static func deadline(_ key: String, generation: Int, dueAt: Timestamp) -> Deadline {
        Deadline(
            key: DeadlineKey(rawValue: key)
                ?? DeadlineKey(
                    owner: .intake,
                    aggregate: ReportID.named(key),
                    stage: .alarm,
                    moment: .limit
                ),
            generation: generation,
            dueAt: dueAt,
            payload: DeadlinePayload(owner: .intake, reportID: .named(key), stage: .alarm, moment: .limit)
        )
    }

    private static func firings(_ house: TestHouse) async throws -> [String] {
        let pool = try house.database.pool()
        let firings = try await pool.autocommit { database in
            try database.execute("SELECT key || ' ' || generation FROM scheduler.firing ORDER BY fired_at")
                .map { try $0.decode(String.self, at: 0) }
        }
        await pool.close()
        return firings
    }

    private func withScheduler(
        instances: Int = 1,
        _ body: @escaping @Sendable (TestHouse, Probe) async throws -> Void
    ) async throws {
        let house = try await TestHouse.build()
        let parts = try (0..<instances).flatMap { _ in
            try SchedulerService.parts(try house.assembly(of: .scheduler))
        }
        let probe = Probe(house)
        try await house.running(parts) { try await body(house, probe) }
        await probe.close()
        try await house.tearDown()
    }
}
