/// The running limit of one stage: when it started, when it is due, what has been marked.
///
/// A mark (`warnedAt`, `overdueAt`) is set at most once and stays for good, whatever is granted afterwards.
package struct StageClock: Hashable, Codable, Sendable {
    package let stage: TimeLimitStage
    package let startedAt: Timestamp
    package private(set) var warnAt: Timestamp
    package private(set) var dueAt: Timestamp
    /// The generation of its two timers; a fired timer of another generation means nothing.
    package private(set) var generation: Int
    package private(set) var warnedAt: Timestamp?
    package private(set) var overdueAt: Timestamp?
    /// When it was stopped (question, suspension); nil while it runs.
    package private(set) var stoppedAt: Timestamp?
    /// The clock that counts it; nil for one that was stored before there was another than clock hours.
    private let countedIn: LimitAmount.Unit?
    /// How long it stood still, in microseconds of that clock; nil for not at all.
    private var stoodStill: Int64?
    /// A moment was granted as its limit; nil for not.
    private var isGranted: Bool?

    package init(stage: TimeLimitStage, at start: Timestamp, urgency: Urgency, limits: TimeLimits, generation: Int) {
        let rule = limits.rule(of: stage, urgency: urgency)
        self.stage = stage
        startedAt = start
        (warnAt, dueAt) = rule.points(from: start, in: limits.calendar)
        countedIn = rule.amount.unit
        self.generation = generation
    }

    package var isRunning: Bool { stoppedAt == nil }

    /// The clock that counts it.
    package var unit: LimitAmount.Unit { countedIn ?? .clockHours }

    /// Whether something done at this moment is within the limit.
    package func isInTime(_ moment: Timestamp) -> Bool { moment <= dueAt && overdueAt == nil }

    mutating func stop(at moment: Timestamp, generation: Int) {
        stoppedAt = moment
        self.generation = generation
    }

    /// Goes on with as much time as was left, on its own clock, when it was stopped.
    mutating func resume(at moment: Timestamp, in calendar: WorkingCalendar, generation: Int) {
        guard let stoppedAt else { return }
        let pause = unit.elapsed(from: stoppedAt, to: moment, in: calendar)
        if pause != 0 {
            warnAt = unit.adding(pause, to: warnAt, in: calendar)
            dueAt = unit.adding(pause, to: dueAt, in: calendar)
            stoodStill = (stoodStill ?? 0) + pause
        }
        self.stoppedAt = nil
        self.generation = generation
    }

    /// An approved extension, to the very moment that was granted: the same share of the longer limit warns again only if
    /// it has not warned yet.
    mutating func move(to due: Timestamp, warningShare: Double, in calendar: WorkingCalendar, generation: Int) {
        let length = unit.elapsed(from: startedAt, to: due, in: calendar) - (stoodStill ?? 0)
        let rest = length - Int64(Double(length) * warningShare)
        warnAt = rest > 0 ? unit.adding(-rest, to: due, in: calendar) : due
        dueAt = due
        isGranted = true
        self.generation = generation
    }

    /// The same clock by other limits: from the same start, with the same time that it stood still.
    func recounted(urgency: Urgency, limits: TimeLimits, generation: Int) -> StageClock {
        var next = StageClock(stage: stage, at: startedAt, urgency: urgency, limits: limits, generation: generation)
        (next.warnedAt, next.overdueAt, next.stoppedAt) = (warnedAt, overdueAt, stoppedAt)
        if let stoodStill {
            // Counted on the old clock; on another one it is as long as it was there.
            next.warnAt = unit.adding(stoodStill, to: next.warnAt, in: limits.calendar)
            next.dueAt = unit.adding(stoodStill, to: next.dueAt, in: limits.calendar)
            next.stoodStill = next.unit == unit ? stoodStill : nil
            if next.unit != .clockHours { next.dueAt = limits.calendar.nextOfficeTime(from: next.dueAt) }
        }
        if isGranted == true {
            (next.warnAt, next.dueAt, next.isGranted) = (warnAt, dueAt, true)
        }
        return next
    }

    /// Marks the point; false when it was marked before.
    mutating func mark(_ moment: DeadlineMoment, at time: Timestamp) -> Bool {
        switch moment {
        case .warning:
            guard warnedAt == nil, overdueAt == nil else { return false }
            warnedAt = time
        case .limit:
            guard overdueAt == nil else { return false }
            overdueAt = time
        }
        return true
    }
}
