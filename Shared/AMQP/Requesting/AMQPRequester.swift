package import Logging

/// Sends requests and awaits their replies over direct reply-to, many at a time on one connection.
package final class AMQPRequester: Sendable {
    package init(_ configuration: AMQPConfiguration, logger: Logger) {}

    /// Publishes with a fresh `correlationID` and `replyTo` (the publication's own are replaced) and returns the reply.
    /// - Throws: `.neverSent`, `.fateUnknown` (connection lost), `.nacked`, `.returned`, `.noReply` (in time) or `.cancelled`.
    package func request(
        _ publication: AMQPPublication,
        timeout: Duration
    ) async throws(AMQPError) -> AMQPMessage {
        throw AMQPError(.neverSent, "Not connected.")
    }

    package var state: AMQPState { .disconnected(since: .now, reason: "connecting") }

    package var statistics: AMQPStatistics { AMQPStatistics() }

    /// Takes nothing new, waits for outstanding replies up to `closeTimeout`, and disconnects.
    package func close() async {}
}
