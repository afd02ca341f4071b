import Model

/// The scheduler's rule without a database: of each key only the highest generation counts, and what is due fires once.
struct TimerQueue {
    private struct Head {
        var generation: Int
        var pending: Deadline?
    }

    private struct Entry: Comparable {
        let deadline: Deadline

        static func == (left: Entry, right: Entry) -> Bool { left.deadline == right.deadline }
        static func < (left: Entry, right: Entry) -> Bool {
            (left.deadline.dueAt, left.deadline.key) < (right.deadline.dueAt, right.deadline.key)
        }
    }

    private var heads: [DeadlineKey: Head] = [:]
    private var entries = Heap<Entry>()

    mutating func apply(_ action: DeadlineAction) {
        switch action {
        case .schedule(let deadline):
            guard deadline.generation > heads[deadline.key]?.generation ?? -1 else { return }
            heads[deadline.key] = Head(generation: deadline.generation, pending: deadline)
            entries.insert(Entry(deadline: deadline))
        case .cancel(let cancellation):
            guard cancellation.generation > heads[cancellation.key]?.generation ?? -1 else { return }
            heads[cancellation.key] = Head(generation: cancellation.generation, pending: nil)
        }
    }

    /// When the next one is due.
    mutating func next() -> Timestamp? {
        while let first = entries.first?.deadline {
            if heads[first.key]?.pending == first { return first.dueAt }
            _ = entries.removeFirst()
        }
        return nil
    }

    /// Takes the next one out, as it fires.
    mutating func fire() -> DeadlineReached? {
        guard next() != nil, let deadline = entries.removeFirst()?.deadline else { return nil }
        heads[deadline.key]?.pending = nil
        return DeadlineReached(
            key: deadline.key,
            generation: deadline.generation,
            dueAt: deadline.dueAt,
            payload: deadline.payload
        )
    }
}
