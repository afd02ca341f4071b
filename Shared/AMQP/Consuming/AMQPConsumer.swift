package import Logging

/// Receives from queues over one connection of its own, which reconnects and subscribes again for ever until `close()`.
///
/// Each queue has its own channel and prefetch. A queue that is missing, deleted or moved is tried again with backoff
/// without disturbing the others; `state` tells it.
package final class AMQPConsumer: Sendable {
    private let mailbox: ConsumerMailbox
    private let control: ConnectionControl

    /// Starts subscribing at once, in the background.
    /// - Parameter prefetch: how many deliveries each queue may have outstanding here; at least 1.
    package convenience init(
        _ configuration: AMQPConfiguration,
        queues: [String],
        prefetch: UInt16,
        logger: Logger
    ) {
        self.init(configuration, sources: queues.map { .named($0) }, prefetch: prefetch, logger: logger)
    }

    /// Receives from a queue of its own that lives as long as the connection.
    package convenience init(
        _ configuration: AMQPConfiguration,
        exclusiveQueue: AMQPExclusiveQueue,
        prefetch: UInt16,
        logger: Logger
    ) {
        self.init(configuration, sources: [.exclusive(exclusiveQueue)], prefetch: prefetch, logger: logger)
    }

    private init(
        _ configuration: AMQPConfiguration,
        sources: [Subscription.Source],
        prefetch: UInt16,
        logger: Logger
    ) {
        let mailbox = ConsumerMailbox()
        let control = ConnectionControl(mailbox: mailbox)
        self.mailbox = mailbox
        self.control = control
        ConnectionLoop.start(configuration, control, logger, name: "amqp-consumer") {
            ConsumerRole(
                sources: sources,
                prefetch: prefetch,
                backoff: configuration.backoff,
                mailbox,
                control,
                logger
            )
        }
    }

    deinit { control.requestClose() }

    /// Waits for the first delivery, then takes what arrives within `linger`, at most `limit`. Nil after `close()`.
    ///
    /// Several tasks may wait; they are served in turn.
    /// - Throws: `CancellationError`.
    package func nextBatch(upTo limit: Int, within linger: Duration) async throws -> [AMQPDelivery]? {
        let limit = max(1, limit)
        try Task.checkCancellation()
        if let batch = mailbox.takeAtOnce(limit, linger) { return batch }
        let id = mailbox.makeID()
        defer { mailbox.forget(id) }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { completion in
                mailbox.await(limit, linger, id, completion)
                control.signal.wake()
            }
        } onCancel: {
            mailbox.cancel(id)
        }
    }

    /// Tells the broker that these are done. Deliveries of a lost connection are ignored: they come again.
    package func acknowledge(_ deliveries: [AMQPDelivery]) {
        guard !deliveries.isEmpty else { return }
        mailbox.settle(.acknowledge(deliveries))
        control.signal.wake()
    }

    /// Gives these back (`requeue`) or drops them to the queue's dead letters.
    package func reject(_ deliveries: [AMQPDelivery], requeue: Bool) {
        guard !deliveries.isEmpty else { return }
        mailbox.settle(.reject(deliveries, requeue: requeue))
        control.signal.wake()
    }

    /// Unsubscribes and hands out nothing until `resume()`; what was received already is kept.
    package func pause() {
        mailbox.setPaused(true)
        control.signal.wake()
    }

    package func resume() {
        mailbox.setPaused(false)
        control.signal.wake()
    }

    /// What the connection looks like now; `.connected` means subscribed to every queue.
    package var state: AMQPState { control.visible }

    package var statistics: AMQPStatistics { control.statistics }

    /// Hands out nothing new, waits up to `closeTimeout` for what was handed out to be settled, and disconnects: the
    /// broker gives the rest to others.
    package func close() async {
        mailbox.close()
        await control.close()
    }
}
