import Logging

/// The owner thread's side of a consumer.
final class ConsumerRole: ConnectionRole {
    var statistics = AMQPStatistics()
    private let prefetch: UInt16
    private let mailbox: ConsumerMailbox
    private let control: ConnectionControl
    private let logger: Logger
    private var subscriptions: [Subscription]
    private var received: [AMQPDelivery] = []
    private var batchDeadline: MonotonicTime?
    private var generation: UInt64 = 0
    private var subscribed: UInt64 = 0
    private var generator = SystemRandomNumberGenerator()

    init(
        sources: [Subscription.Source],
        prefetch: UInt16,
        backoff: AMQPBackoff,
        _ mailbox: ConsumerMailbox,
        _ control: ConnectionControl,
        _ logger: Logger
    ) {
        self.prefetch = max(1, prefetch)
        self.mailbox = mailbox
        self.control = control
        self.logger = logger
        subscriptions = sources.enumerated().map { index, source in
            Subscription(source, channel: UInt16(index + 1), backoff: backoff)
        }
    }

    func connected(_ link: AMQPLink) throws(AMQPError) {
        try subscribeWhereDue(link, at: .now)
        reportState()
    }

    // MARK: From the broker

    func receive(_ event: LinkEvent, on link: AMQPLink) throws(AMQPError) {
        switch event {
        case .delivery(let delivery):
            try receive(delivery)
        case .cancelled(let channel):
            statistics.cancelledSubscriptions += 1
            let index = Int(channel) - 1
            guard subscriptions.indices.contains(index) else { return }
            subscriptions[index].consumerTag = nil
            postpone(index, AMQPError(.notFound, "the broker ended the subscription"))
        case .channelClosed(let channel, let error):
            let index = Int(channel) - 1
            guard subscriptions.indices.contains(index) else { return }
            channelIsGone(index)
            postpone(index, error)
        case .returned, .settled, .blocked, .unblocked:
            break
        }
    }

    private func receive(_ delivery: LinkDelivery) throws(AMQPError) {
        let index = Int(delivery.channel) - 1
        guard subscriptions.indices.contains(index), subscriptions[index].ledger.receive(delivery.tag) else {
            throw AMQPError(.unexpected, "A delivery with a tag out of order.")
        }
        statistics.delivered += 1
        if delivery.redelivered { statistics.redelivered += 1 }
        received.append(
            AMQPDelivery(delivery, queue: subscriptions[index].queue, generation: subscriptions[index].generation)
        )
    }

    // MARK: To the callers and to the broker

    func work(on link: AMQPLink) throws(AMQPError) {
        let now = MonotonicTime.now
        batchDeadline = mailbox.offer(received, at: now)
        received.removeAll(keepingCapacity: true)
        for settlement in mailbox.takeSettlements() { try settle(settlement, link) }
        if mailbox.isPaused || control.isClosing {
            try unsubscribe(link)
        } else {
            try subscribeWhereDue(link, at: now)
        }
    }

    private func settle(_ settlement: ConsumerMailbox.Settlement, _ link: AMQPLink) throws(AMQPError) {
        let deliveries =
            switch settlement {
            case .acknowledge(let deliveries), .reject(let deliveries, _): deliveries
            }
        for index in subscriptions.indices where subscriptions[index].isOpen {
            let channel = subscriptions[index].channel
            let generation = subscriptions[index].generation
            let tags = deliveries.lazy.filter { $0.channel == channel && $0.generation == generation }.map(\.tag)
            let before = subscriptions[index].ledger.count
            switch settlement {
            case .acknowledge:
                for frame in subscriptions[index].ledger.acknowledge(tags) {
                    try link.acknowledge(frame.tag, multiple: frame.multiple, on: channel)
                }
            case .reject(_, let requeue):
                for tag in subscriptions[index].ledger.reject(tags) {
                    try link.reject(tag, requeue: requeue, on: channel)
                }
            }
            statistics.settled += before - subscriptions[index].ledger.count
        }
    }

    var nextDeadline: MonotonicTime? {
        var earliest = batchDeadline
        for subscription in subscriptions {
            guard let retryAt = subscription.retryAt else { continue }
            earliest = min(earliest ?? retryAt, retryAt)
        }
        return earliest
    }

    /// Whether callers have settled all that they were given; what they were not given goes back with the connection.
    var isDrained: Bool {
        subscriptions.reduce(0) { $0 + $1.ledger.count } <= mailbox.unused
    }

    // MARK: Subscribing

    private func subscribeWhereDue(_ link: AMQPLink, at moment: MonotonicTime) throws(AMQPError) {
        for index in subscriptions.indices where subscriptions[index].consumerTag == nil {
            if let retryAt = subscriptions[index].retryAt, retryAt > moment { continue }
            do {
                try subscribe(index, link)
                subscriptions[index].retryAt = nil
                subscriptions[index].backoff.reset()
                reportState()
                if case .exclusive(let exclusive) = subscriptions[index].source {
                    subscribed += 1
                    exclusive.onSubscribed?(subscribed)
                }
            } catch  where error.isOfChannel {
                channelIsGone(index)
                postpone(index, error)
            }
        }
    }

    private func subscribe(_ index: Int, _ link: AMQPLink) throws(AMQPError) {
        let channel = subscriptions[index].channel
        if !subscriptions[index].isOpen {
            try link.openChannel(channel)
            generation += 1
            subscriptions[index].isOpen = true
            subscriptions[index].generation = generation
            subscriptions[index].ledger = AcknowledgementLedger()
            try link.setPrefetch(prefetch, on: channel)
        }
        if case .exclusive(let exclusive) = subscriptions[index].source {
            subscriptions[index].queue = try declare(exclusive, on: channel, link)
        }
        let tag = "\(subscriptions[index].queue.prefix(200))#\(randomSuffix())"
        try link.subscribe(to: subscriptions[index].queue, tag: tag, withoutAcknowledgement: false, on: channel)
        subscriptions[index].consumerTag = tag
    }

    private func declare(
        _ exclusive: AMQPExclusiveQueue,
        on channel: UInt16,
        _ link: AMQPLink
    ) throws(AMQPError) -> String {
        let name = exclusive.namePrefix + randomSuffix()
        try link.declareQueue(
            name,
            exclusive: true,
            arguments: ["x-max-length": .integer(Int64(exclusive.maximumLength)), "x-overflow": "drop-head"],
            on: channel
        )
        for binding in exclusive.bindings {
            try link.bind(name, to: binding.exchange, binding.routingKey, [:], on: channel)
        }
        return name
    }

    private func randomSuffix() -> String {
        String(generator.next(), radix: 36)
    }

    private func unsubscribe(_ link: AMQPLink) throws(AMQPError) {
        for index in subscriptions.indices {
            guard let tag = subscriptions[index].consumerTag else { continue }
            subscriptions[index].consumerTag = nil
            do {
                try link.unsubscribe(tag, on: subscriptions[index].channel)
            } catch  where error.isOfChannel {
                channelIsGone(index)
            }
        }
    }

    // MARK: What is gone

    private func channelIsGone(_ index: Int) {
        subscriptions[index].isOpen = false
        subscriptions[index].consumerTag = nil
        subscriptions[index].ledger = AcknowledgementLedger()
        let channel = subscriptions[index].channel
        received.removeAll { $0.channel == channel }
        mailbox.discard { $0.channel == channel }
    }

    private func postpone(_ index: Int, _ error: AMQPError) {
        let pause = subscriptions[index].backoff.next(using: &generator)
        subscriptions[index].retryAt = .now + pause
        logger.warning(
            "not subscribed, trying again",
            metadata: ["amqp.queue": "\(subscriptions[index].queue)", "error": "\(error)"]
        )
        control.reportDisconnected("\(subscriptions[index].queue): \(error)")
    }

    private func reportState() {
        if subscriptions.allSatisfy({ $0.consumerTag != nil }) { control.report(.connected) }
    }

    func lost(_ error: AMQPError) {
        for index in subscriptions.indices {
            channelIsGone(index)
            subscriptions[index].retryAt = nil
        }
        batchDeadline = nil
    }

    func finished() {
        lost(AMQPError(.closed, "The consumer was closed."))
    }
}
