package import Logging
internal import NIOConcurrencyHelpers

/// Hears `NOTIFY` on a connection of its own, which it opens again, with backoff and jitter, when it is lost.
///
/// `notifications` is for one consumer. What is notified while there is no connection is lost: `.reconnected` says that
/// listening has begun (the first time too) and the tables should be looked at.
package final class PostgresListener: Sendable {
    package let notifications: AsyncStream<PostgresNotification>
    /// nil: the process had no descriptor left for it, and the sequence is over.
    private let ear: ListenerThread?

    /// Connects at once, in the background. `buffer`: notifications kept for a slow consumer; when more come they are
    /// dropped and `.reconnected` follows.
    package init(_ configuration: PostgresConfiguration, channels: [String], buffer: Int = 4096, logger: Logger) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: PostgresNotification.self,
            bufferingPolicy: .bufferingOldest(buffer)
        )
        notifications = stream
        do throws(PostgresError) {
            ear = try ListenerThread(configuration, channels: channels, output: continuation, logger: logger)
        } catch {
            logger.error("postgres: no listener", metadata: ["error": "\(error)"])
            continuation.finish()
            ear = nil
        }
    }

    deinit { ear?.close() }

    package var health: PostgresHealth {
        ear?.health ?? .unavailable(since: .now, reason: "no file descriptor is left")
    }

    /// Ends the sequence and closes the connection.
    package func close() async {
        ear?.close()
        await ear?.waitUntilClosed()
    }
}
