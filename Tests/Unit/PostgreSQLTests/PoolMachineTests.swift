import Testing

@testable import PostgreSQL

@Suite("Pool decisions")
struct PoolMachineTests {
    private let start = ContinuousClock.now
    private let away = PostgresError(.unavailable, stage: .connect, message: "refused")

    private func machine(_ size: Int = 2) -> PoolMachine<Int> { PoolMachine(size: size, waitLimit: .seconds(5)) }

    @Test("Connections are opened only when callers need them, and served first come first served")
    func lazyAndFair() {
        var pool = machine()
        #expect(pool.submit(1, id: 1, now: start).opened == 0)
        #expect(pool.submit(2, id: 2, now: start).opened == 1)
        #expect(pool.submit(3, id: 3, now: start).opened == nil)
        #expect(pool.opened(1).job == 1)
        #expect(pool.opened(0).job == 2)
        #expect(pool.finished(0, now: start).job == 3)
        #expect(pool.finished(0, now: start).job == nil)
        #expect(pool.submit(4, id: 4, now: start).slot == 0)
    }

    @Test("While the server is away callers are refused at once, and one slot probes with growing waits")
    func outage() {
        var pool = machine(4)
        for id in 1...4 { _ = pool.submit(id, id: UInt64(id), now: start) }
        // All four were opening; the first failures leave the last one to probe.
        var failed: [Int] = []
        var probes: [Int] = []
        for slot in 0..<4 {
            let result = pool.openingFailed(slot, away, now: start, jitter: 0)
            failed += result.failed
            if result.next.instant != nil { probes.append(slot) }
        }
        #expect(failed == [1, 2, 3, 4])
        #expect(probes == [3])
        #expect(!pool.health.isAvailable)
        #expect(pool.submit(5, id: 5, now: start).error?.code == .unavailable)
        let first = pool.openingFailed(3, away, now: start, jitter: 0).next.instant
        let second = pool.openingFailed(3, away, now: start, jitter: 0).next.instant
        if let first, let second { #expect(second > first) } else { Issue.record("no probe") }
        #expect(pool.opened(3).job == nil)
        #expect(pool.health.isAvailable)
        #expect(pool.submit(6, id: 6, now: start).slot == 3)
    }

    @Test("The last connection that is lost is opened again at once, to learn how the server is")
    func probesAfterLoss() {
        var pool = machine(1)
        _ = pool.submit(1, id: 1, now: start)
        _ = pool.opened(0)
        _ = pool.finished(0, now: start)
        guard case .open(nil) = pool.lost(0, now: start) else {
            Issue.record("no probe")
            return
        }
        // Not yet known to be away: the caller waits for the answer.
        #expect(pool.submit(2, id: 2, now: start).isWaiting)
        #expect(pool.opened(0).job == 2)
    }

    @Test("With other connections open, one that cannot be opened is no outage, and is not tried in a storm")
    func partial() {
        var pool = machine(3)
        _ = pool.submit(1, id: 1, now: start)
        _ = pool.opened(0)
        #expect(pool.submit(2, id: 2, now: start).opened == 1)
        #expect(pool.submit(3, id: 3, now: start).opened == 2)
        #expect(pool.openingFailed(1, away, now: start, jitter: 0).failed.isEmpty)
        #expect(pool.openingFailed(2, away, now: start, jitter: 0).failed.isEmpty)
        #expect(pool.health.isAvailable)
        #expect(pool.submit(4, id: 4, now: start).opened == nil)
        #expect(pool.submit(5, id: 5, now: start + .seconds(3)).opened == 1)
        #expect(pool.submit(6, id: 6, now: start + .seconds(3)).opened == nil)
        #expect(pool.finished(0, now: start).job == 2)
    }

    @Test("A caller's wait ends at its deadline, in order, and a caller who leaves is not served")
    func deadlines() {
        var pool = machine(1)
        #expect(pool.submit(1, id: 1, now: start).alarm == start + .seconds(5))
        _ = pool.opened(0)
        _ = pool.submit(2, id: 2, now: start)
        #expect(pool.submit(3, id: 3, now: start + .seconds(1)).alarm == nil)
        _ = pool.submit(4, id: 4, now: start + .seconds(2))
        #expect(pool.cancel(3) == 3)
        #expect(pool.cancel(3) == nil)
        let expiry = pool.expire(start + .seconds(5))
        #expect(expiry.expired == [2])
        #expect(expiry.alarm == start + .seconds(7))
        // Nothing was answered for a whole wait: that is as good as away.
        #expect(pool.submit(5, id: 5, now: start + .seconds(5)).error?.code == .unavailable)
        #expect(pool.finished(0, now: start + .seconds(6)).job == 4)
        #expect(pool.health.isAvailable)
    }

    @Test("Closing fails those who wait and refuses the rest")
    func closing() {
        var pool = machine(1)
        _ = pool.submit(1, id: 1, now: start)
        _ = pool.opened(0)
        _ = pool.submit(2, id: 2, now: start)
        #expect(pool.close() == [2])
        #expect(pool.submit(3, id: 3, now: start).error?.code == .poolClosed)
        #expect(pool.finished(0, now: start).job == nil)
        #expect(pool.openingFailed(0, away, now: start, jitter: 0).next.instant == nil)
    }

    @Test(
        "On random walks nobody is forgotten, nobody served twice, and the server is never stormed",
        arguments: 0..<200
    )
    func randomWalk(seed: UInt64) {
        var walk = PoolWalk(seed: seed)
        for _ in 0..<400 { walk.step() }
        walk.settle()
        #expect(walk.violations.isEmpty, "\(walk.violations)")
        #expect(walk.unserved.isEmpty)
    }
}

extension PoolMachine.Submission {
    var opened: Int? { if case .wait(let slot, _) = self { slot } else { nil } }
    var alarm: ContinuousClock.Instant? { if case .wait(_, let alarm) = self { alarm } else { nil } }
    var slot: Int? { if case .run(let slot) = self { slot } else { nil } }
    var error: PostgresError? { if case .refuse(let error) = self { error } else { nil } }
    var isWaiting: Bool { if case .wait = self { true } else { false } }
}

extension PoolMachine.Next {
    var job: Waiter? { if case .run(let waiter) = self { waiter } else { nil } }
    var instant: ContinuousClock.Instant? { if case .open(let instant) = self { instant } else { nil } }
}
