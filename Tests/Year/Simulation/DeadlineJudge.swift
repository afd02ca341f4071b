package import Model

/// Holds what was promised of deadlines against what came of them: every one that came due has exactly one effect, none
/// has one early, and none after its cancel.
///
/// It knows the timers that were asked for and the effects that were seen, and nothing of the machines.
package struct DeadlineJudge {
    private struct Promise {
        let generation: Int
        let dueAt: Timestamp
        /// When its owner first heard of it.
        var heardAt: Timestamp?
        var effects = 0
    }

    private var promises: [DeadlineKey: Promise] = [:]
    /// The highest generation of each key, cancelled or not.
    private var generations: [DeadlineKey: Int] = [:]
    package private(set) var faults: [String] = []
    package private(set) var set = 0
    package private(set) var cancelled = 0
    package private(set) var cameDue = 0
    package private(set) var effects = 0

    package init() {}

    package mutating func take(_ action: DeadlineAction, at moment: Timestamp) {
        switch action {
        case .schedule(let deadline):
            replace(deadline.key, deadline.generation)
            promises[deadline.key] = Promise(generation: deadline.generation, dueAt: deadline.dueAt)
            set += 1
        case .cancel(let cancellation):
            replace(cancellation.key, cancellation.generation)
            cancelled += 1
        }
    }

    private mutating func replace(_ key: DeadlineKey, _ generation: Int) {
        if generation <= generations[key] ?? -1 { faults.append("\(key): generation \(generation) is not higher") }
        generations[key] = generation
        if let before = promises.removeValue(forKey: key) { settle(key, before) }
    }

    /// Its owner hears of a deadline, for the first time or again.
    package mutating func heard(_ reached: DeadlineReached, at moment: Timestamp) {
        guard promises[reached.key]?.generation == reached.generation, promises[reached.key]?.heardAt == nil else {
            return
        }
        promises[reached.key]?.heardAt = moment
        cameDue += 1
    }

    /// A deadline had an effect. Only called for what its owner carried out; whatever the owner's own steps then cancel
    /// comes after it.
    package mutating func tookEffect(_ reached: DeadlineReached, at moment: Timestamp) {
        effects += 1
        guard var promise = promises[reached.key], promise.generation == reached.generation else {
            faults.append("\(reached.key) generation \(reached.generation): an effect after its cancel, at \(moment)")
            return
        }
        promise.effects += 1
        if promise.effects > 1 { faults.append("\(reached.key): effect number \(promise.effects) at \(moment)") }
        if moment < promise.dueAt { faults.append("\(reached.key): early, \(moment) before \(promise.dueAt)") }
        promises[reached.key] = promise
        forgetWarning(of: reached)
    }

    /// Whoever is overdue need not be warned any more: a warning that was on its way meanwhile comes to nothing.
    private mutating func forgetWarning(of reached: DeadlineReached) {
        guard reached.payload.moment == .limit, reached.key.rawValue.hasSuffix("/limit"),
            let warning = DeadlineKey(rawValue: reached.key.rawValue.dropLast(5) + "warning"),
            promises[warning]?.effects == 0
        else { return }
        promises[warning] = nil
    }

    private mutating func settle(_ key: DeadlineKey, _ promise: Promise) {
        if promise.heardAt != nil, promise.effects == 0 { faults.append("\(key): came due and had no effect") }
    }

    /// What is left at the end of it all.
    package mutating func finish(at end: Timestamp) {
        for (key, promise) in promises {
            settle(key, promise)
            if promise.heardAt == nil { faults.append("\(key): due \(promise.dueAt), never heard until \(end)") }
        }
    }
}
