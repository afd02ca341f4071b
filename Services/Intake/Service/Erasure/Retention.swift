import Messaging
import Model

/// What is kept no longer than the configured years: one timer of the scheduler, set again each time it is reached, sweeps
/// through the reports that have become old enough, and through what any service put aside that long ago.
struct Retention: Sendable {
    /// How long what a reporter said is kept after it was sent.
    let period: Duration

    private static let pace = Duration.seconds(86_400)
    private static let atOnce = Duration.seconds(1)
    private static let soon = Duration.seconds(60)
    private static let batch = 500
    /// The timer belongs to no report; it has a name in the place of one.
    private static let name = ReportID(.named("intake retention"))

    /// Sets the timer where none is to come.
    /// - Returns: whether it was set.
    func start(_ transaction: ServiceTransaction) throws -> Bool {
        let due = (transaction.now + Self.atOnce).wholeSeconds
        guard try ErasureStore.note(due: due, at: transaction.now, in: transaction.database) else { return false }
        try schedule(due, cause: nil, transaction)
        return true
    }

    /// The timer was reached: sweeps, and sets it again.
    func reach(_ reached: DeadlineReached, cause: MessageEnvelope, _ transaction: ServiceTransaction) throws {
        let (database, limit) = (transaction.database, transaction.now - period)
        let old = try ErasureStore.reports(before: limit, limit: Self.batch, in: database)
        let parked = try ErasureStore.eraseParked(before: limit, limit: Self.batch, at: transaction.now, in: database)
        let isMore = old.count == Self.batch || parked == Self.batch
        let next = (transaction.now + (isMore ? Self.soon : Self.pace)).wholeSeconds
        // A timer that comes again, or one that another has replaced, changes nothing.
        guard try ErasureStore.moveOn(from: reached.dueAt, to: next, in: transaction.database) else { return }
        try Erasure.erase(old, .retention, cause: cause, transaction)
        try schedule(next, cause: cause, transaction)
    }

    /// The moment itself is the generation: it only grows.
    private func schedule(_ due: Timestamp, cause: MessageEnvelope?, _ transaction: ServiceTransaction) throws {
        let deadline = Deadline(
            key: DeadlineKey(owner: .intake, aggregate: Self.name, stage: .retention, moment: .limit),
            generation: Int(due.microseconds / 1_000_000),
            dueAt: due,
            payload: DeadlinePayload(owner: .intake, reportID: Self.name, stage: .retention, moment: .limit)
        )
        try transaction.emit(ScheduleDeadlines(deadlines: [deadline]), sequence: 0, cause: cause)
    }
}

extension Timestamp {
    fileprivate var wholeSeconds: Timestamp { Timestamp(microseconds: microseconds / 1_000_000 * 1_000_000) }
}
