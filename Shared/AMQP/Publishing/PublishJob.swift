/// One call of `publish`: its publications, and what became of each so far.
///
/// `@unchecked Sendable`: it has one owner at a time. The caller makes it and puts it into the mailbox; whoever takes it
/// out of the mailbox (the owner thread, or the watchdog when it waited too long) is the only one to touch it from then on.
/// The mailbox's lock orders the handing over.
final class PublishJob: @unchecked Sendable {
    let publications: [AMQPPublication]
    /// When it is given up, if nothing of it has been sent.
    let deadline: MonotonicTime
    /// The index of the first publication that is not yet sent.
    private(set) var next = 0
    private var outcomes: [AMQPOutcome]
    private var open: Int
    private let completion: CheckedContinuation<[AMQPOutcome], Never>

    init(
        _ publications: [AMQPPublication],
        deadline: MonotonicTime,
        completion: CheckedContinuation<[AMQPOutcome], Never>
    ) {
        self.publications = publications
        self.deadline = deadline
        self.completion = completion
        outcomes = Array(repeating: .confirmed, count: publications.count)
        open = publications.count
    }

    var isSent: Bool { next == publications.count }

    func advance() { next += 1 }

    /// Records the outcome of one publication; the last one answers the caller.
    func settle(_ index: Int, _ outcome: AMQPOutcome) {
        if !outcome.isConfirmed { outcomes[index] = outcome }
        open -= 1
        if open == 0 { completion.resume(returning: outcomes) }
    }

    /// Gives up what is not yet sent; returns how many those were.
    @discardableResult
    func refuseRest(_ error: AMQPError) -> Int {
        let count = publications.count - next
        while next < publications.count {
            let index = next
            next += 1
            settle(index, .failed(error))
        }
        return count
    }
}
