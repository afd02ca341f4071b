package import Logging

/// Publishes with confirms over one connection of its own.
package final class AMQPPublisher: Sendable {
    /// Starts connecting at once, in the background, and reconnects for ever until `close()`.
    /// - Parameter window: how many publications may be unconfirmed at a time.
    package init(_ configuration: AMQPConfiguration, window: Int = 100, logger: Logger) {}

    /// Returns after the broker's confirm.
    /// - Throws: `.neverSent`, `.fateUnknown`, `.nacked` or `.returned`.
    package func publish(_ publication: AMQPPublication) async throws(AMQPError) {
        if let error = await publish([publication]).first?.error { throw error }
    }

    /// Publishes in order, within the window, and returns one outcome for each, in the same order.
    ///
    /// When the connection is lost, the sent ones without confirm are `.fateUnknown` and the rest of the batch `.neverSent`.
    package func publish(_ batch: [AMQPPublication]) async -> [AMQPOutcome] {
        batch.map { _ in .failed(AMQPError(.neverSent, "Not connected.")) }
    }

    /// Publishes without confirms and without telling the outcome: for replies, which their asker can do without.
    package func send(_ batch: [AMQPPublication]) {}

    /// What the connection looks like now.
    package var state: AMQPState { .disconnected(since: .now, reason: "connecting") }

    package var statistics: AMQPStatistics { AMQPStatistics() }

    /// Takes nothing new, sends what waits, waits for outstanding confirms up to `closeTimeout`, and disconnects.
    package func close() async {}
}
