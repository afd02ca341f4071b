package import Logging

/// Receives from queues over one connection of its own.
package final class AMQPConsumer: Sendable {
    /// Starts subscribing at once, in the background, and subscribes again for ever until `close()`.
    /// - Parameter prefetch: how many deliveries each queue may have outstanding here; at least 1.
    package init(_ configuration: AMQPConfiguration, queues: [String], prefetch: UInt16, logger: Logger) {}

    /// Receives from a queue of its own that lives as long as the connection.
    package init(
        _ configuration: AMQPConfiguration,
        exclusiveQueue: AMQPExclusiveQueue,
        prefetch: UInt16,
        logger: Logger
    ) {}

    /// Waits for the first delivery, then takes what arrives within `linger`, at most `limit`. Nil after `close()`.
    /// - Throws: `CancellationError`.
    package func nextBatch(upTo limit: Int, within linger: Duration) async throws -> [AMQPDelivery]? { nil }

    /// Tells the broker that these are done. Deliveries of a lost connection are ignored: they come again.
    package func acknowledge(_ deliveries: [AMQPDelivery]) {}

    /// Gives these back (`requeue`) or drops them to the queue's dead letters.
    package func reject(_ deliveries: [AMQPDelivery], requeue: Bool) {}

    /// Unsubscribes and hands out nothing until `resume()`; what was received already is kept.
    package func pause() {}

    package func resume() {}

    /// What the connection looks like now; `.connected` means subscribed.
    package var state: AMQPState { .disconnected(since: .now, reason: "connecting") }

    package var statistics: AMQPStatistics { AMQPStatistics() }

    /// Hands out nothing new, waits up to `closeTimeout` for what was handed out to be settled, and disconnects.
    package func close() async {}
}
