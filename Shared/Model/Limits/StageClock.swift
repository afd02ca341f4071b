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

    package init(stage: TimeLimitStage, at start: Timestamp, urgency: Urgency, limits: TimeLimits, generation: Int) {
        let length = limits.duration(of: stage, urgency: urgency)
        self.stage = stage
        startedAt = start
        warnAt = start + .microseconds(Int64(Double(length.wholeMicroseconds) * limits.warningShare))
        dueAt = start + length
        self.generation = generation
    }

    package var isRunning: Bool { stoppedAt == nil }

    /// Whether something done at this moment is within the limit.
    package func isInTime(_ moment: Timestamp) -> Bool { moment <= dueAt && overdueAt == nil }

    mutating func stop(at moment: Timestamp, generation: Int) {
        stoppedAt = moment
        self.generation = generation
    }

    /// Goes on; both points move by the time it stood still.
    mutating func resume(at moment: Timestamp, generation: Int) {
        guard let stoppedAt else { return }
        let pause = moment - stoppedAt
        warnAt = warnAt + pause
        dueAt = dueAt + pause
        self.stoppedAt = nil
        self.generation = generation
    }

    /// An approved extension: the same share of the longer limit warns again only if it has not warned yet.
    mutating func move(to due: Timestamp, warningShare: Double, generation: Int) {
        let length = (due - startedAt).wholeMicroseconds
        warnAt = startedAt + .microseconds(Int64(Double(length) * warningShare))
        dueAt = due
        self.generation = generation
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
