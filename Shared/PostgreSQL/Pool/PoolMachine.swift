/// What a pool decides, without doing it: each event changes the state and returns the action to carry out.
///
/// A slot's life:
/// ```
/// unopened ─▶ opening ─▶ idle ⇄ busy
///     ▲          │ failed  │ lost │ lost
///     └──────────┴─────────┴──────┘
/// ```
/// While the server is away (`outage`) callers are refused at once and exactly one slot probes, with backoff. They are
/// refused too while it has stopped answering: every connection busy, and not one call done in a whole `waitLimit`.
struct PoolMachine<Waiter: Sendable>: Sendable {
    enum Slot: Equatable, Sendable {
        case unopened  // → opening
        case opening  // → idle, busy, opening again (backoff), unopened
        case idle  // → busy, unopened, opening
        case busy  // → busy, idle, unopened, opening
    }

    enum Submission: Sendable {
        case run(slot: Int)
        /// In line; a slot to open, and an instant at which to call `expire`, when nobody has been told yet.
        case wait(open: Int?, alarm: ContinuousClock.Instant?)
        case refuse(PostgresError)
    }

    /// What the slot's thread does next.
    enum Next: Sendable {
        case run(Waiter)
        case open(notBefore: ContinuousClock.Instant?)
        case rest
    }

    private let waitLimit: Duration
    private let backoff: PoolBackoff
    private(set) var slots: [Slot]
    private(set) var isClosed = false
    private var idle: [Int] = []
    private var line = WaitingLine<Waiter>()
    private var alarmIsSet = false
    private var failures = 0
    private var retryAt: ContinuousClock.Instant?
    private var outage: (since: ContinuousClock.Instant, error: PostgresError)?
    private var stalledSince: ContinuousClock.Instant?
    private var lastAnswer: ContinuousClock.Instant?

    init(size: Int, waitLimit: Duration, backoff: PoolBackoff = PoolBackoff()) {
        self.waitLimit = waitLimit
        self.backoff = backoff
        slots = Array(repeating: .unopened, count: max(1, size))
    }

    var health: PostgresHealth {
        if let outage { return .unavailable(since: outage.since, reason: outage.error.message) }
        if let stalledSince {
            return .unavailable(since: stalledSince, reason: "no call was answered while callers waited \(waitLimit)")
        }
        return .available
    }

    var waiting: Int { line.count }
    private var openCount: Int { slots.count { $0 == .idle || $0 == .busy } }
    private var openingCount: Int { slots.count { $0 == .opening } }
}

extension PoolMachine {
    mutating func submit(_ waiter: Waiter, id: UInt64, now: ContinuousClock.Instant) -> Submission {
        if isClosed { return .refuse(PostgresError(.poolClosed, message: "the pool is closed")) }
        if let slot = idle.popLast() {
            slots[slot] = .busy
            return .run(slot: slot)
        }
        if let outage { return .refuse(outage.error) }
        if case .unavailable(_, let reason) = health { return .refuse(PostgresError(.unavailable, message: reason)) }
        line.append(.init(id: id, waiter: waiter, since: now, deadline: now + waitLimit))
        let alarm = alarmIsSet ? nil : now + waitLimit
        alarmIsSet = true
        return .wait(open: slotToOpen(now), alarm: alarm)
    }

    /// A slot that should begin to open because callers wait; nil when enough do, or none may.
    mutating func slotToOpen(_ now: ContinuousClock.Instant) -> Int? {
        guard !isClosed, openingCount < line.count, let slot = slots.firstIndex(of: .unopened) else { return nil }
        if failures > 0 {
            guard openingCount == 0, retryAt.map({ now >= $0 }) ?? true else { return nil }
        }
        slots[slot] = .opening
        return slot
    }

    mutating func opened(_ slot: Int) -> Next {
        failures = 0
        retryAt = nil
        outage = nil
        stalledSince = nil
        return serve(slot)
    }

    /// Gives what the slot does next, and the callers who need not wait any longer.
    mutating func openingFailed(
        _ slot: Int,
        _ error: PostgresError,
        now: ContinuousClock.Instant,
        jitter: Double
    ) -> (next: Next, failed: [Waiter]) {
        slots[slot] = .unopened
        failures += 1
        let retry = now + backoff.delay(failures: failures, jitter: jitter)
        retryAt = retry
        if isClosed || openCount > 0 { return (.rest, []) }
        outage = (outage?.since ?? now, error)
        let failed = line.removeAll().map(\.waiter)
        if openingCount > 0 { return (.rest, failed) }
        slots[slot] = .opening
        return (.open(notBefore: retry), failed)
    }

    mutating func finished(_ slot: Int, now: ContinuousClock.Instant) -> Next {
        lastAnswer = now
        stalledSince = nil
        return serve(slot)
    }

    /// The connection was lost in use, or while idle.
    mutating func lost(_ slot: Int, now: ContinuousClock.Instant) -> Next {
        idle.removeAll { $0 == slot }
        slots[slot] = .unopened
        if isClosed { return .rest }
        let mayOpen = failures == 0 || (retryAt.map { now >= $0 } ?? true)
        // With nothing left open, one slot finds out at once how the server is.
        let isNeeded = line.count > openingCount || (openCount == 0 && openingCount == 0)
        guard isNeeded, mayOpen || openCount == 0, failures == 0 || openingCount == 0 else { return .rest }
        slots[slot] = .opening
        return .open(notBefore: mayOpen ? nil : retryAt)
    }

    /// False when a job is already on its way to the slot: its thread will open a new connection for it.
    func isIdle(_ slot: Int) -> Bool { slots[slot] == .idle }

    mutating func cancel(_ id: UInt64) -> Waiter? { line.remove(id) }

    /// The callers whose time is over, and when to look again.
    mutating func expire(_ now: ContinuousClock.Instant) -> (expired: [Waiter], alarm: ContinuousClock.Instant?) {
        var expired: [Waiter] = []
        while let first = line.first, first.deadline <= now, let place = line.popFirst() {
            expired.append(place.waiter)
            if lastAnswer.map({ $0 < place.since }) ?? true, stalledSince == nil { stalledSince = place.since }
        }
        let alarm = line.first?.deadline
        alarmIsSet = alarm != nil
        return (expired, alarm)
    }

    mutating func close() -> [Waiter] {
        isClosed = true
        idle.removeAll()
        return line.removeAll().map(\.waiter)
    }

    private mutating func serve(_ slot: Int) -> Next {
        if let place = line.popFirst() {
            slots[slot] = .busy
            return .run(place.waiter)
        }
        slots[slot] = .idle
        if !isClosed { idle.append(slot) }
        return .rest
    }
}
