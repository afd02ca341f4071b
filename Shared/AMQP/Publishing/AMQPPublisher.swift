package import Logging

/// Publishes with confirms over one connection of its own, which reconnects for ever until `close()`.
///
/// What waits to be sent (disconnected, blocked by the broker, behind others) is given up as `.neverSent` after
/// `publishTimeout`; what was sent is `.fateUnknown` after `confirmTimeout` or when its connection is lost.
package final class AMQPPublisher: Sendable {
    private let mailbox: PublisherMailbox
    private let control: ConnectionControl

    /// Starts connecting at once, in the background.
    /// - Parameter window: how many publications may be unconfirmed at a time.
    package init(_ configuration: AMQPConfiguration, window: Int = 100, logger: Logger) {
        let mailbox = PublisherMailbox(configuration)
        let control = ConnectionControl(mailbox: mailbox)
        self.mailbox = mailbox
        self.control = control
        ConnectionLoop.start(configuration, control, logger, name: "amqp-publisher") {
            PublisherRole(configuration, windowSize: window, mailbox, control)
        }
    }

    deinit { control.requestClose() }

    /// Returns after the broker's confirm.
    /// - Throws: `.neverSent`, `.fateUnknown`, `.nacked` or `.returned`.
    package func publish(_ publication: AMQPPublication) async throws(AMQPError) {
        if let error = await publish([publication]).first?.error { throw error }
    }

    /// Publishes in order, within the window, and returns one outcome for each, in the same order.
    ///
    /// When the connection is lost, the sent ones without confirm are `.fateUnknown` and the rest of the batch
    /// `.neverSent`, so that nothing of a batch overtakes what failed before it.
    package func publish(_ batch: [AMQPPublication]) async -> [AMQPOutcome] {
        guard !batch.isEmpty else { return [] }
        return await withCheckedContinuation { completion in
            mailbox.enqueue(batch, completion)
            control.signal.wake()
        }
    }

    /// Publishes without confirms and without telling the outcome: for replies, which their asker can do without.
    package func send(_ batch: [AMQPPublication]) {
        guard !batch.isEmpty else { return }
        mailbox.enqueueReplies(batch)
        control.signal.wake()
    }

    /// What the connection looks like now.
    package var state: AMQPState { control.visible }

    package var statistics: AMQPStatistics { control.statistics }

    /// Takes nothing new, sends what waits, waits for outstanding confirms up to `closeTimeout`, and disconnects.
    package func close() async {
        mailbox.close()
        await control.close()
    }
}
