import Testing

@testable import Model

/// The scheduler's rule in a few lines: of each key only the highest generation counts.
struct TimerTable {
    private var heads: [DeadlineKey: (generation: Int, pending: Deadline?)] = [:]

    var pending: [Deadline] { heads.values.compactMap(\.pending).sorted { $0.dueAt < $1.dueAt } }

    mutating func apply(_ actions: [DeadlineAction]) {
        for action in actions {
            switch action {
            case .schedule(let deadline):
                mind(deadline.key, deadline.generation)
                guard deadline.generation > heads[deadline.key]?.generation ?? -1 else { continue }
                heads[deadline.key] = (deadline.generation, deadline)
            case .cancel(let cancellation):
                mind(cancellation.key, cancellation.generation)
                guard cancellation.generation > heads[cancellation.key]?.generation ?? -1 else { continue }
                heads[cancellation.key] = (cancellation.generation, nil)
            }
        }
    }

    /// What is said of a timer comes in any order: two words of one generation would make the outcome a matter of chance.
    private func mind(_ key: DeadlineKey, _ generation: Int) {
        #expect(heads[key]?.generation != generation, "two words of generation \(generation) about \(key)")
    }

    /// Takes a timer out, as it fires.
    mutating func fire(_ deadline: Deadline) -> DeadlineReached {
        heads[deadline.key]?.pending = nil
        return DeadlineReached(
            key: deadline.key,
            generation: deadline.generation,
            dueAt: deadline.dueAt,
            payload: deadline.payload
        )
    }
}
