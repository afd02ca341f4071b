import NIOConcurrencyHelpers

/// Publications that wait for the publisher's owner thread.
final class PublisherMailbox: ConnectionMailbox {
    private struct Replies {
        let publications: [AMQPPublication]
        let deadline: MonotonicTime
    }

    private struct State {
        var jobs = Queue<PublishJob>()
        var replies = Queue<Replies>()
        /// How many publications the jobs and replies hold.
        var waiting = 0
        var isClosed = false
        /// Given up by the watchdog, to be counted by the role.
        var neverSent = 0
    }

    private let maximumWaiting: Int
    private let publishTimeout: Duration
    private let state = NIOLockedValueBox(State())

    init(_ configuration: AMQPConfiguration) {
        maximumWaiting = configuration.maximumWaiting
        publishTimeout = configuration.publishTimeout
    }

    // MARK: The callers' side

    func enqueue(_ publications: [AMQPPublication], _ completion: CheckedContinuation<[AMQPOutcome], Never>) {
        let job = PublishJob(publications, deadline: .now + publishTimeout, completion: completion)
        let refusal: AMQPError? = state.withLockedValue { state in
            if let refusal = self.refusal(of: publications.count, state) { return refusal }
            state.jobs.append(job)
            state.waiting += publications.count
            return nil
        }
        if let refusal { job.refuseRest(.neverSent(refusal)) }
    }

    /// Replies that cannot wait any more are dropped: their askers give up by themselves.
    func enqueueReplies(_ publications: [AMQPPublication]) {
        state.withLockedValue { state in
            guard refusal(of: publications.count, state) == nil else { return }
            state.replies.append(Replies(publications: publications, deadline: .now + publishTimeout))
            state.waiting += publications.count
        }
    }

    /// From now on nothing is accepted; what waits is still sent.
    func close() {
        state.withLockedValue { $0.isClosed = true }
    }

    private func refusal(of count: Int, _ state: State) -> AMQPError? {
        if state.isClosed { return AMQPError(.closed, "The publisher is closed.") }
        // A single batch above the limit is let through when nothing else waits.
        if state.waiting > 0, state.waiting + count > maximumWaiting {
            return AMQPError(.overloaded, "\(state.waiting) publications are waiting already.")
        }
        return nil
    }

    // MARK: The owner thread's side

    func takeJob() -> PublishJob? {
        state.withLockedValue { state in
            guard let job = state.jobs.popFirst() else { return nil }
            state.waiting -= job.publications.count
            return job
        }
    }

    func takeReplies() -> [AMQPPublication]? {
        state.withLockedValue { state in
            guard let replies = state.replies.popFirst() else { return nil }
            state.waiting -= replies.publications.count
            return replies.publications
        }
    }

    func takeNeverSentCount() -> Int {
        state.withLockedValue { state in
            defer { state.neverSent = 0 }
            return state.neverSent
        }
    }

    var isEmpty: Bool { state.withLockedValue { $0.jobs.isEmpty && $0.replies.isEmpty } }

    // MARK: Giving up

    func expire(at moment: MonotonicTime, state visible: AMQPState) {
        var late: [PublishJob] = []
        state.withLockedValue { state in
            while let job = state.jobs.first, job.deadline <= moment {
                late.append(job)
                _ = state.jobs.popFirst()
                state.waiting -= job.publications.count
                state.neverSent += job.publications.count
            }
            while let replies = state.replies.first, replies.deadline <= moment {
                _ = state.replies.popFirst()
                state.waiting -= replies.publications.count
                state.neverSent += replies.publications.count
            }
        }
        guard !late.isEmpty else { return }
        let error = AMQPError.neverSent(AMQPError(waitingIn: visible, for: publishTimeout))
        for job in late { job.refuseRest(error) }
    }

    func abandon() {
        let jobs = state.withLockedValue { state in
            state.isClosed = true
            state.replies = Queue()
            state.waiting = 0
            defer { state.jobs = Queue() }
            return state.jobs
        }
        var rest = jobs
        let error = AMQPError.neverSent(AMQPError(.closed, "The publisher was closed."))
        while let job = rest.popFirst() { job.refuseRest(error) }
    }
}
