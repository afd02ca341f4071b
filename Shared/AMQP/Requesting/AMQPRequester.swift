package import Logging
import NIOConcurrencyHelpers

/// Sends requests and awaits their replies over direct reply-to, many at a time on one connection.
///
/// Time limits are kept to about a tenth of a second.
package final class AMQPRequester: Sendable {
    private static let replyTo = "amq.rabbitmq.reply-to"

    private let mailbox: RequesterMailbox
    private let control: ConnectionControl
    private let counter = NIOLockedValueBox<UInt64>(0)
    /// Tells the requests of different processes apart in logs; replies find their way by their queue.
    private let prefix = String(UInt32.random(in: .min ... .max), radix: 36)

    /// Starts connecting at once, in the background.
    package init(_ configuration: AMQPConfiguration, logger: Logger) {
        let mailbox = RequesterMailbox(configuration)
        let control = ConnectionControl(mailbox: mailbox)
        self.mailbox = mailbox
        self.control = control
        ConnectionLoop.start(configuration, control, logger, name: "amqp-requester") {
            RequesterRole(mailbox, control)
        }
    }

    deinit { control.requestClose() }

    /// Publishes with a fresh `correlationID` and `replyTo` (the publication's own are replaced) and returns the reply.
    /// - Throws: `.neverSent`, `.fateUnknown` (connection lost), `.nacked`, `.returned`, `.noReply` (in time) or
    ///   `.cancelled` (perhaps after sending).
    package func request(
        _ publication: AMQPPublication,
        timeout: Duration
    ) async throws(AMQPError) -> AMQPMessage {
        let number = counter.withLockedValue { counter in
            counter += 1
            return counter
        }
        let id = "\(prefix)-\(String(number, radix: 36))"
        var publication = publication
        publication.message.properties.correlationID = id
        publication.message.properties.replyTo = Self.replyTo
        let request = RequesterMailbox.Request(id: id, publication: publication)
        defer { mailbox.forget(id) }
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { completion in
                mailbox.enqueue(request, timeout: timeout, completion)
                control.signal.wake()
            }
        } onCancel: {
            mailbox.cancel(id)
        }
        return try answer.get()
    }

    package var state: AMQPState { control.visible }

    package var statistics: AMQPStatistics { control.statistics }

    /// Takes nothing new, waits for outstanding replies up to `closeTimeout`, and disconnects.
    package func close() async {
        mailbox.close()
        await control.close()
    }
}
