import Messaging
import Model

/// Carries out the commands of the services that own deadlines.
struct TimerHandlers: Sendable {
    let store: TimerStore
    let alarm: AlarmClock

    var all: [MessageHandler] {
        [
            MessageHandler(ScheduleDeadlines.self, batch: schedule),
            MessageHandler(CancelDeadlines.self, batch: cancel),
        ]
    }

    @Sendable private func schedule(
        _ messages: [Received<ScheduleDeadlines>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let deadlines = Self.highest(messages.flatMap(\.body.deadlines), key: \.key, generation: \.generation)
        if let earliest = deadlines.map(\.dueAt).min() {
            try store.schedule(deadlines, at: transaction.now, in: transaction.database)
            transaction.afterCommit { [alarm] in alarm.ring(ifBefore: earliest) }
        }
        return messages.map { _ in .done }
    }

    @Sendable private func cancel(
        _ messages: [Received<CancelDeadlines>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let cancellations = Self.highest(messages.flatMap(\.body.deadlines), key: \.key, generation: \.generation)
        if !cancellations.isEmpty {
            try store.cancel(cancellations, at: transaction.now, in: transaction.database)
        }
        return messages.map { _ in .done }
    }

    /// Of each key the highest generation alone: one statement cannot touch a row twice.
    static func highest<Item>(
        _ items: [Item],
        key: (Item) -> DeadlineKey,
        generation: (Item) -> Int
    ) -> [Item] {
        Array(
            Dictionary(items.map { (key($0), $0) }) { first, second in
                generation(first) >= generation(second) ? first : second
            }.values
        )
    }
}
