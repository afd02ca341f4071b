package import Logging
package import Model
import NIOConcurrencyHelpers
package import PostgreSQL

/// Wakes the relay after a commit: in this process at once, in other processes by at most one notification per 10 ms.
package final class OutboxSignal: Sendable {
    /// The channel on which the relays of `service` listen.
    package static func channel(of service: ServiceName) -> String { "outbox_\(service.rawValue)" }

    private struct State {
        var wakers: [RelayLane: AsyncStream<Void>.Continuation] = [:]
        var notificationPending = false
    }

    private let state = NIOLockedValueBox(State())
    private let service: ServiceName
    private let lanes: Int
    private let pool: PostgresPool
    private let logger: Logger

    package init(service: ServiceName, pool: PostgresPool, logger: Logger) {
        self.service = service
        lanes = RelayLane.lanes(of: service).count
        self.pool = pool
        self.logger = logger
    }

    /// The stream on which the active relay of this process hears of commits; a full buffer means it is awake anyway.
    func wakeUps(of lane: RelayLane) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        state.withLockedValue { $0.wakers[lane] = continuation }
        return stream
    }

    /// The relay of this process lost its lock: commits are announced to the others again.
    func relayStopped(_ lane: RelayLane) {
        state.withLockedValue { _ = $0.wakers.removeValue(forKey: lane) }
    }

    /// Wakes the relay of this process, if it has one.
    func wake() {
        for waker in state.withLockedValue({ Array($0.wakers.values) }) { waker.yield() }
    }

    /// A transaction that wrote to the outbox has committed. Where every relay of the service is in this process, nobody
    /// else is notified: each notification is a commit of its own.
    package func committed() {
        let (wakers, announce) = state.withLockedValue { state in
            let allHere = state.wakers.count == lanes
            let announce = !allHere && !state.notificationPending
            if announce { state.notificationPending = true }
            return (Array(state.wakers.values), announce)
        }
        for waker in wakers { waker.yield() }
        guard announce else { return }
        Task { [self] in
            try? await Task.sleep(for: .milliseconds(10))
            state.withLockedValue { $0.notificationPending = false }
            do {
                try await pool.autocommit { [service] database in
                    _ = try database.execute("SELECT pg_notify(\(Self.channel(of: service)), '')")
                }
            } catch {
                // The relays poll as well; a lost notification costs a second, not a message.
                logger.debug("relay not notified", metadata: ["error": "\(error)"])
            }
        }
    }
}
