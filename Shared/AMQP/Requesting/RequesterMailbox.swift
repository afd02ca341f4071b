import NIOConcurrencyHelpers

/// Requests that wait to be sent, and those that await their reply.
final class RequesterMailbox: ConnectionMailbox {
    typealias Answer = Result<AMQPMessage, AMQPError>
    typealias Completion = CheckedContinuation<Answer, Never>

    struct Request: Sendable {
        let id: String
        let publication: AMQPPublication
    }

    private struct State {
        var correlation = ReplyCorrelation<Completion>()
        var waiting = Queue<Request>()
        var cancelled: Set<String> = []
        var isClosed = false
    }

    private let maximumWaiting: Int
    private let publishTimeout: Duration
    private let state = NIOLockedValueBox(State())

    init(_ configuration: AMQPConfiguration) {
        maximumWaiting = configuration.maximumWaiting
        publishTimeout = configuration.publishTimeout
    }

    // MARK: The callers' side

    func enqueue(_ request: Request, timeout: Duration, _ completion: Completion) {
        let now = MonotonicTime.now
        let refusal: AMQPError? = state.withLockedValue { state in
            if state.cancelled.remove(request.id) != nil { return Self.cancelled(wasSent: false) }
            if state.isClosed { return .neverSent(Self.closed) }
            if state.correlation.count >= maximumWaiting {
                return .neverSent(AMQPError(.overloaded, "\(maximumWaiting) requests are open already."))
            }
            state.correlation.register(
                request.id,
                completion,
                sendBy: now + publishTimeout,
                replyBy: now + timeout
            )
            state.waiting.append(request)
            return nil
        }
        if let refusal { completion.resume(returning: .failure(refusal)) }
    }

    func cancel(_ id: String) {
        let completion: Completion? = state.withLockedValue { state in
            if let completion = state.correlation.resolve(id) { return completion }
            state.cancelled.insert(id)
            return nil
        }
        completion?.resume(returning: .failure(Self.cancelled(wasSent: true)))
    }

    /// After the answer: forgets a cancellation that came too late.
    func forget(_ id: String) {
        state.withLockedValue { _ = $0.cancelled.remove(id) }
    }

    func close() {
        state.withLockedValue { $0.isClosed = true }
    }

    private static func cancelled(wasSent: Bool) -> AMQPError {
        AMQPError(.cancelled, wasSent ? "The waiting task was cancelled." : "Cancelled before it was sent.")
    }

    private static let closed = AMQPError(.closed, "The requester is closed.")

    // MARK: The owner thread's side

    /// The next request that is still wanted; it counts as sent from now on.
    func take() -> Request? {
        state.withLockedValue { state in
            while let request = state.waiting.popFirst() {
                if state.correlation.markSent(request.id) { return request }
            }
            return nil
        }
    }

    func answer(_ id: String, _ answer: Answer) {
        let completion = state.withLockedValue { $0.correlation.resolve(id) }
        completion?.resume(returning: answer)
    }

    func connectionLost(_ cause: AMQPError) -> Int {
        let lost = state.withLockedValue { $0.correlation.connectionLost() }
        for completion in lost { completion.resume(returning: .failure(.fateUnknown(cause))) }
        return lost.count
    }

    var isEmpty: Bool { state.withLockedValue { $0.correlation.count == 0 } }

    // MARK: Giving up

    func expire(at moment: MonotonicTime, state visible: AMQPState) {
        let late = state.withLockedValue { $0.correlation.expire(at: moment) }
        for (completion, wasSent) in late {
            let error: AMQPError =
                wasSent
                ? AMQPError(.noReply, "No reply came in time.")
                : .neverSent(AMQPError(waitingIn: visible, for: publishTimeout))
            completion.resume(returning: .failure(error))
        }
    }

    func abandon() {
        let open = state.withLockedValue { state in
            state.isClosed = true
            state.waiting = Queue()
            return state.correlation.removeAll()
        }
        for (completion, wasSent) in open {
            completion.resume(returning: .failure(wasSent ? .fateUnknown(Self.closed) : .neverSent(Self.closed)))
        }
    }
}
