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
        expire(at: now)
        guard blocked == nil else { return }
        try sendReplies(link)
        while window.count < windowSize {
            guard let job = current ?? mailbox.takeJob() else { return }
            current = job
            try sendNext(of: job, at: now, link)
            if job.isSent { current = nil }
        }
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
            for reply in replies {
                do {
                    try link.publish(reply, on: Self.unconfirmed)
                    statistics.published += 1
                } catch  where error.code == .invalidArgument {
                    statistics.neverSent += 1
                }
            }
        }
    }

    private func expire(at now: MonotonicTime) {
        if let oldest = window.oldest, oldest + configuration.confirmTimeout <= now {
            let limit = MonotonicTime(nanoseconds: now.nanoseconds - configuration.confirmTimeout.wholeNanoseconds + 1)
            let cause = AMQPError(.timedOut, "No confirm for \(configuration.confirmTimeout).")
            window.expire(sentBefore: limit) { ticket in
                statistics.fateUnknown += 1
                ticket.job.settle(ticket.index, .failed(.fateUnknown(cause)))
            }
        }
        if let blocked, current != nil, blocked.since + configuration.publishTimeout <= now {
            refuseCurrent(AMQPError(waitingIn: .blocked(reason: blocked.reason), for: configuration.publishTimeout))
        }
    }

    var nextDeadline: MonotonicTime? {
        var deadlines: [MonotonicTime] = []
        if let oldest = window.oldest { deadlines.append(oldest + configuration.confirmTimeout) }
        if let blocked, current != nil { deadlines.append(blocked.since + configuration.publishTimeout) }
        return deadlines.min()
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
