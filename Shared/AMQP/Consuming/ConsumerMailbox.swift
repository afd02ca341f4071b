import NIOConcurrencyHelpers

/// Deliveries on their way to the callers, and acknowledgements on their way back.
final class ConsumerMailbox: ConnectionMailbox {
    enum Settlement {
        case acknowledge([AMQPDelivery])
        case reject([AMQPDelivery], requeue: Bool)
    }

    typealias Batch = [AMQPDelivery]?
    typealias Completion = CheckedContinuation<Batch, any Error>

    private struct Waiter {
        let id: UInt64
        let limit: Int
        let linger: Duration
        /// Set when the first delivery is there.
        var deadline: MonotonicTime?
        let completion: Completion
    }

    private struct State {
        var deliveries = Queue<AMQPDelivery>()
        var waiters: [Waiter] = []
        var nextID: UInt64 = 0
        var cancelled: Set<UInt64> = []
        var settlements: [Settlement] = []
        var isPaused = false
        var isClosed = false
    }

    private let state = NIOLockedValueBox(State())

    // MARK: The callers' side

    func makeID() -> UInt64 {
        state.withLockedValue { state in
            state.nextID += 1
            return state.nextID
        }
    }

    /// A full batch that is already here, without waiting; `.some(nil)` after closing.
    func takeAtOnce(_ limit: Int, _ linger: Duration) -> Batch? {
        state.withLockedValue { state in
            if state.isClosed { return .some(nil) }
            guard state.waiters.isEmpty, !state.isPaused, !state.deliveries.isEmpty,
                state.deliveries.count >= limit || linger <= .zero
            else { return nil }
            return .some(state.deliveries.popFirst(limit))
        }
    }

    func await(_ limit: Int, _ linger: Duration, _ id: UInt64, _ completion: Completion) {
        let answer: Result<Batch, any Error>? = state.withLockedValue { state in
            if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
            if state.isClosed { return .success(nil) }
            state.waiters.append(Waiter(id: id, limit: limit, linger: linger, completion: completion))
            return nil
        }
        if let answer { completion.resume(with: answer) }
    }

    /// The cancellation of a task may come before its continuation is here.
    func cancel(_ id: UInt64) {
        let completion: Completion? = state.withLockedValue { state in
            guard let index = state.waiters.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return nil
            }
            return state.waiters.remove(at: index).completion
        }
        completion?.resume(throwing: CancellationError())
    }

    /// After the answer: forgets a cancellation that came too late.
    func forget(_ id: UInt64) {
        state.withLockedValue { _ = $0.cancelled.remove(id) }
    }

    func settle(_ settlement: Settlement) {
        state.withLockedValue { $0.settlements.append(settlement) }
    }

    func setPaused(_ isPaused: Bool) {
        state.withLockedValue { $0.isPaused = isPaused }
    }

    /// Nobody gets anything more. Acknowledgements still go; the broker has the rest back when the connection ends.
    ///
    /// It is not rejected before, one by one: with more than 32 commands under way to a quorum queue RabbitMQ holds
    /// settlements back, and drops them when the channel ends. An acknowledgement that comes last would be lost.
    func close() {
        let waiters = state.withLockedValue { state in
            state.isClosed = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.completion.resume(returning: nil) }
    }

    // MARK: The owner thread's side

    var isPaused: Bool { state.withLockedValue(\.isPaused) }

    /// Deliveries that no caller was given.
    var unused: Int { state.withLockedValue(\.deliveries.count) }

    func takeSettlements() -> [Settlement] {
        state.withLockedValue { state in
            guard !state.settlements.isEmpty else { return [] }
            defer { state.settlements = [] }
            return state.settlements
        }
    }

    /// Adds these and answers the callers whose batch is complete. Returns when the next batch is complete by time.
    func offer(_ deliveries: [AMQPDelivery], at moment: MonotonicTime) -> MonotonicTime? {
        var answers: [(Completion, [AMQPDelivery])] = []
        let deadline: MonotonicTime? = state.withLockedValue { state in
            state.deliveries.append(contentsOf: deliveries)
            while !state.isPaused, !state.waiters.isEmpty, !state.deliveries.isEmpty {
                let waiter = state.waiters[0]
                let deadline = waiter.deadline ?? moment + waiter.linger
                guard state.deliveries.count >= waiter.limit || deadline <= moment else {
                    state.waiters[0].deadline = deadline
                    return deadline
                }
                state.waiters.removeFirst()
                answers.append((waiter.completion, state.deliveries.popFirst(waiter.limit)))
            }
            return nil
        }
        for (completion, batch) in answers { completion.resume(returning: batch) }
        return deadline
    }

    /// Forgets what was not handed out and came over a channel that is gone: it comes again.
    func discard(where isGone: (AMQPDelivery) -> Bool) {
        state.withLockedValue { state in
            state.deliveries.removeAll(where: isGone)
            if state.deliveries.isEmpty, !state.waiters.isEmpty { state.waiters[0].deadline = nil }
        }
    }

    // MARK: ConnectionMailbox

    /// Waiting for a delivery has no limit.
    func expire(at moment: MonotonicTime, state: AMQPState) {}

    func abandon() {
        close()
        state.withLockedValue { $0.settlements = [] }
    }
}
