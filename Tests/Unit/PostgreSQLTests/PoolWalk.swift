import SeededRandom

@testable import PostgreSQL

/// A server that comes and goes, and callers who come, wait, leave; it carries the machine's actions out and watches that
/// the promises are kept.
struct PoolWalk {
    private var random: SeededGenerator
    private var pool = PoolMachine<Int>(size: 3, waitLimit: .seconds(5))
    private var now = ContinuousClock.now
    private var serverIsUp = true
    private var nextID: UInt64 = 0
    /// Slot → when its attempt to open may be made.
    private var opening: [Int: ContinuousClock.Instant] = [:]
    /// Slots that failed before and wait for their next attempt.
    private var retrying: Set<Int> = []
    private var running: [Int: Int] = [:]
    private var resting: Set<Int> = []
    private var alarm: ContinuousClock.Instant?
    private(set) var unserved: Set<Int> = []
    private(set) var violations: [String] = []

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func step() {
        now += .milliseconds(Int.random(in: 0...300, using: &random))
        switch Int.random(in: 0..<10, using: &random) {
        case 0...3: submit()
        case 4, 5: finishOne(isLost: !serverIsUp || Int.random(in: 0..<20, using: &random) == 0)
        case 6, 7: tryOpening()
        case 8:
            if let id = unserved.randomElement(using: &random), let left = pool.cancel(UInt64(id)) { drop(left) }
        default: if Int.random(in: 0..<4, using: &random) == 0 { serverIsUp.toggle() }
        }
        if let due = alarm, due <= now { expire() }
        check()
    }

    /// With the server back for good, everybody is served or refused.
    mutating func settle() {
        serverIsUp = true
        for _ in 0..<100 {
            now += .seconds(1)
            tryOpening()
            finishOne(isLost: false)
            if alarm.map({ $0 <= now }) ?? false { expire() }
            check()
        }
    }

    private mutating func submit() {
        nextID += 1
        let id = Int(nextID)
        unserved.insert(id)
        switch pool.submit(id, id: nextID, now: now) {
        case .run(let slot):
            if resting.remove(slot) == nil { violations.append("slot \(slot) was not at rest") }
            start(id, on: slot)
        case .wait(let slot, let alarm):
            if let slot { beginOpening(slot, at: now) }
            if let alarm { self.alarm = alarm }
        case .refuse: drop(id)
        }
    }

    private mutating func tryOpening() {
        for (slot, instant) in opening where instant <= now {
            opening[slot] = nil
            retrying.remove(slot)
            if serverIsUp {
                act(pool.opened(slot), slot)
                while let more = pool.slotToOpen(now) { beginOpening(more, at: now) }
            } else {
                let error = PostgresError(.unavailable, stage: .connect, message: "away")
                let result = pool.openingFailed(slot, error, now: now, jitter: 0.5)
                for id in result.failed { drop(id) }
                if case .open(let retry?) = result.next, retry <= now { violations.append("no wait before a retry") }
                act(result.next, slot, rests: false)
            }
        }
    }

    private mutating func finishOne(isLost: Bool) {
        guard let slot = running.keys.sorted().randomElement(using: &random) else { return }
        running[slot] = nil
        act(isLost ? pool.lost(slot, now: now) : pool.finished(slot, now: now), slot, rests: !isLost)
    }

    private mutating func expire() {
        let (expired, next) = pool.expire(now)
        for id in expired { drop(id) }
        alarm = next
    }

    private mutating func act(_ next: PoolMachine<Int>.Next, _ slot: Int, rests: Bool = true) {
        switch next {
        case .run(let id): start(id, on: slot)
        case .open(let instant):
            beginOpening(slot, at: instant ?? now)
            if instant != nil { retrying.insert(slot) }
        case .rest: if rests { resting.insert(slot) }
        }
    }

    private mutating func beginOpening(_ slot: Int, at instant: ContinuousClock.Instant) {
        if opening.updateValue(instant, forKey: slot) != nil { violations.append("slot \(slot) opens twice") }
    }

    private mutating func start(_ id: Int, on slot: Int) {
        if running.updateValue(id, forKey: slot) != nil { violations.append("slot \(slot) runs two jobs") }
        drop(id)
    }

    private mutating func drop(_ id: Int) {
        if unserved.remove(id) == nil { violations.append("caller \(id) was answered twice") }
    }

    private mutating func check() {
        if pool.waiting != unserved.count {
            violations.append("\(unserved.count) wait, the pool knows \(pool.waiting)")
        }
        if retrying.count > 1 { violations.append("\(retrying.count) slots probe in an outage") }
        if !pool.health.isAvailable, running.isEmpty, resting.isEmpty, opening.isEmpty {
            violations.append("nobody probes in an outage")
        }
        if pool.waiting > 0, alarm == nil { violations.append("nobody ends the wait") }
        if pool.waiting > 0, running.isEmpty, opening.isEmpty { violations.append("callers wait for nothing") }
    }
}
