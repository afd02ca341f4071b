/// The owner thread's side of a requester.
///
/// Requests and replies share a channel, as direct reply-to demands. Confirms are asked for only to learn of nacks and
/// returns at once; an ack says nothing that the reply does not say better.
final class RequesterRole: ConnectionRole {
    private static let channel: UInt16 = 1
    private static let replyQueue = "amq.rabbitmq.reply-to"

    var statistics = AMQPStatistics()
    private let mailbox: RequesterMailbox
    private let control: ConnectionControl
    private var window = ConfirmWindow<RequesterMailbox.Request>()
    private var isBlocked = false

    init(_ mailbox: RequesterMailbox, _ control: ConnectionControl) {
        self.mailbox = mailbox
        self.control = control
    }

    func connected(_ link: AMQPLink) throws(AMQPError) {
        try link.openChannel(Self.channel)
        try link.selectConfirms(on: Self.channel)
        try link.subscribe(to: Self.replyQueue, tag: "replies", withoutAcknowledgement: true, on: Self.channel)
        isBlocked = false
        control.report(.connected)
    }

    func receive(_ event: LinkEvent, on link: AMQPLink) throws(AMQPError) {
        switch event {
        case .delivery(let delivery):
            statistics.delivered += 1
            if let id = delivery.message.properties.correlationID { mailbox.answer(id, .success(delivery.message)) }
        case .settled(_, let tag, let multiple, let positive):
            settle(tag, multiple, positive)
        case .returned(let returned):
            recordReturn(returned)
        case .channelClosed(_, let error):
            window.drain { _ in }
            statistics.fateUnknown += mailbox.connectionLost(error)
            try connected(link)
        case .cancelled:
            throw AMQPError(.connectionLost, "The broker ended the subscription to replies.")
        case .blocked:
            isBlocked = true
        case .unblocked:
            isBlocked = false
        }
    }

    private func settle(_ tag: UInt64, _ multiple: Bool, _ positive: Bool) {
        window.settle(tag, multiple: multiple, positive: positive) { request, resolution in
            switch resolution {
            case .confirmed:
                statistics.confirmed += 1
            case .nacked:
                statistics.nacked += 1
                fail(request, .nacked)
            case .returned(let returned):
                statistics.returned += 1
                fail(request, .returned(code: returned.code, text: returned.text))
            }
        }
    }

    private func fail(_ request: RequesterMailbox.Request, _ outcome: AMQPOutcome) {
        if let error = outcome.error { mailbox.answer(request.id, .failure(error)) }
    }

    private func recordReturn(_ returned: LinkReturn) {
        let id = returned.message.properties.correlationID
        _ = window.markReturned(.init(code: returned.code, text: returned.text)) { $0.id == id }
    }

    func work(on link: AMQPLink) throws(AMQPError) {
        guard !isBlocked else { return }
        while let request = mailbox.take() {
            do {
                window.open(request, at: .now)
                try link.publish(request.publication, on: Self.channel)
                statistics.published += 1
            } catch  where error.code == .invalidArgument {
                window.retractLast()
                statistics.neverSent += 1
                mailbox.answer(request.id, .failure(.neverSent(error)))
            }
        }
    }

    /// The watchdog gives late requests up.
    var nextDeadline: MonotonicTime? { nil }

    var isDrained: Bool { mailbox.isEmpty }

    func lost(_ error: AMQPError) {
        isBlocked = false
        window.drain { _ in }
        statistics.fateUnknown += mailbox.connectionLost(error)
    }

    func finished() {
        lost(AMQPError(.closed, "The requester was closed."))
    }
}
