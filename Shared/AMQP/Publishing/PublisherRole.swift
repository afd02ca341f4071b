/// The owner thread's side of a publisher.
final class PublisherRole: ConnectionRole {
    private struct Ticket {
        let job: PublishJob
        let index: Int

        var publication: AMQPPublication { job.publications[index] }
    }

    /// Publications with confirms.
    private static let confirmed: UInt16 = 1
    /// Replies, whose outcome nobody awaits.
    private static let unconfirmed: UInt16 = 2

    var statistics = AMQPStatistics()
    private let configuration: AMQPConfiguration
    private let windowSize: Int
    private let mailbox: PublisherMailbox
    private let control: ConnectionControl
    private var window: ConfirmWindow<Ticket>
    /// Taken out of the mailbox and not yet wholly sent.
    private var current: PublishJob?
    private var blocked: (since: MonotonicTime, reason: String)?

    init(
        _ configuration: AMQPConfiguration,
        windowSize: Int,
        _ mailbox: PublisherMailbox,
        _ control: ConnectionControl
    ) {
        self.configuration = configuration
        self.windowSize = max(1, windowSize)
        self.mailbox = mailbox
        self.control = control
        window = ConfirmWindow(minimumCapacity: 2 * windowSize)
    }

    func connected(_ link: AMQPLink) throws(AMQPError) {
        try openConfirmed(link)
        try link.openChannel(Self.unconfirmed)
        blocked = nil
        control.report(.connected)
    }

    private func openConfirmed(_ link: AMQPLink) throws(AMQPError) {
        try link.openChannel(Self.confirmed)
        try link.selectConfirms(on: Self.confirmed)
    }

    // MARK: From the broker

    func receive(_ event: LinkEvent, on link: AMQPLink) throws(AMQPError) {
        switch event {
        case .settled(_, let tag, let multiple, let positive):
            settle(tag, multiple, positive)
        case .returned(let returned):
            recordReturn(returned)
        case .channelClosed(Self.confirmed, let error):
            confirmedChannelClosed(error)
            try openConfirmed(link)
        case .channelClosed(Self.unconfirmed, _):
            try link.openChannel(Self.unconfirmed)
        case .blocked(let reason):
            blocked = (.now, reason)
        case .unblocked:
            blocked = nil
        case .channelClosed, .delivery, .cancelled:
            break
        }
    }

    private func settle(_ tag: UInt64, _ multiple: Bool, _ positive: Bool) {
        window.settle(tag, multiple: multiple, positive: positive) { ticket, resolution in
            switch resolution {
            case .confirmed:
                statistics.confirmed += 1
                ticket.job.settle(ticket.index, .confirmed)
            case .nacked:
                statistics.nacked += 1
                ticket.job.settle(ticket.index, .nacked)
            case .returned(let returned):
                statistics.returned += 1
                ticket.job.settle(ticket.index, .returned(code: returned.code, text: returned.text))
            }
        }
    }

    /// A return carries no tag: it is recognised by all that it brings back.
    private func recordReturn(_ returned: LinkReturn) {
        guard returned.channel == Self.confirmed else { return }
        _ = window.markReturned(.init(code: returned.code, text: returned.text)) { ticket in
            let publication = ticket.publication
            return publication.mandatory
                && publication.routingKey == returned.routingKey
                && publication.exchange == returned.exchange
                && publication.message.properties.messageID == returned.message.properties.messageID
                && publication.message.properties.correlationID == returned.message.properties.correlationID
                && publication.message.body == returned.message.body
        }
    }

    /// The broker closes a channel over one publication (no such exchange, no permission, too large) and does not say
    /// which: with only one outstanding it is known, and refused for certain.
    private func confirmedChannelClosed(_ cause: AMQPError) {
        let isCertain = window.count == 1
        window.drain { ticket in
            if isCertain {
                statistics.neverSent += 1
                ticket.job.settle(ticket.index, .failed(.neverSent(cause)))
            } else {
                statistics.fateUnknown += 1
                ticket.job.settle(ticket.index, .failed(.fateUnknown(cause)))
            }
        }
        // Nothing of a batch may overtake what failed before it.
        refuseCurrent(cause)
    }

    private func refuseCurrent(_ cause: AMQPError) {
        statistics.neverSent += current?.refuseRest(.neverSent(cause)) ?? 0
        current = nil
    }

    // MARK: To the broker

    func work(on link: AMQPLink) throws(AMQPError) {
        statistics.neverSent += mailbox.takeNeverSentCount()
        let now = MonotonicTime.now
        try expire(at: now)
        guard blocked == nil else { return }
        try sendReplies(link)
        var isCorked = false
        while window.count < windowSize, let job = current ?? mailbox.takeJob() {
            current = job
            let hasMore = job.next + 1 < job.publications.count || !mailbox.isEmpty
            if !isCorked, hasMore, window.count + 1 < windowSize {
                link.cork(true)
                isCorked = true
            }
            try sendNext(of: job, at: now, link)
            if job.isSent { current = nil }
        }
        // Not after a failure: the library may have closed the descriptor, and its number may be someone else's now.
        if isCorked { link.cork(false) }
    }

    private func sendNext(of job: PublishJob, at now: MonotonicTime, _ link: AMQPLink) throws(AMQPError) {
        let index = job.next
        do {
            // Opened before the write: a write that fails half-way leaves the message's fate unknown.
            window.open(Ticket(job: job, index: index), at: now)
            job.advance()
            try link.publish(job.publications[index], on: Self.confirmed)
            statistics.published += 1
        } catch  where error.code == .invalidArgument {
            // Nothing was written, and the broker has not counted it.
            window.retractLast()
            statistics.neverSent += 1
            job.settle(index, .failed(.neverSent(error)))
        }
    }

    private func sendReplies(_ link: AMQPLink) throws(AMQPError) {
        while let replies = mailbox.takeReplies() {
            let isCorked = replies.count > 1
            if isCorked { link.cork(true) }
            for reply in replies {
                do {
                    try link.publish(reply, on: Self.unconfirmed)
                    statistics.published += 1
                } catch  where error.code == .invalidArgument {
                    statistics.neverSent += 1
                }
            }
            // Else the last answers would wait in the kernel for its 200 ms, and so would every single one after them.
            if isCorked { link.cork(false) }
        }
    }

    private func expire(at now: MonotonicTime) throws(AMQPError) {
        if let oldest = window.oldest, oldest + configuration.confirmTimeout <= now {
            try confirmsAreMissing(at: now)
        }
        if let blocked, current != nil, blocked.since + configuration.publishTimeout <= now {
            refuseCurrent(AMQPError(waitingIn: .blocked(reason: blocked.reason), for: configuration.publishTimeout))
        }
    }

    /// A blocking broker does not read: the messages lie in the socket, and what waits for them is told so.
    ///
    /// Otherwise a confirm that does not come in its time does not come at all on this channel, nor do those of later
    /// messages for the same queue: a quorum queue that has lost a message of a channel, having had no leader, holds the
    /// later ones back. So the connection is given up and made anew.
    private func confirmsAreMissing(at now: MonotonicTime) throws(AMQPError) {
        guard let blocked else { throw AMQPError(.timedOut, "No confirm for \(configuration.confirmTimeout).") }
        let cause = AMQPError(waitingIn: .blocked(reason: blocked.reason), for: configuration.confirmTimeout)
        let limit = MonotonicTime(nanoseconds: now.nanoseconds - configuration.confirmTimeout.wholeNanoseconds + 1)
        window.expire(sentBefore: limit) { ticket in
            statistics.fateUnknown += 1
            ticket.job.settle(ticket.index, .failed(.fateUnknown(cause)))
        }
    }

    var nextDeadline: MonotonicTime? {
        let confirm = window.oldest.map { $0 + configuration.confirmTimeout }
        guard let blocked, current != nil else { return confirm }
        let send = blocked.since + configuration.publishTimeout
        return confirm.map { min($0, send) } ?? send
    }

    var isDrained: Bool { window.isEmpty && current == nil && mailbox.isEmpty }

    // MARK: The end of a link

    func lost(_ error: AMQPError) {
        blocked = nil
        window.drain { ticket in
            statistics.fateUnknown += 1
            ticket.job.settle(ticket.index, .failed(.fateUnknown(error)))
        }
        refuseCurrent(error)
        statistics.neverSent += mailbox.takeNeverSentCount()
    }

    func finished() {
        lost(AMQPError(.closed, "The publisher was closed."))
    }
}
