package import Logging
package import Messaging
import Model
package import PostgreSQL
import ServiceLifecycle

/// Sends notices out on one channel: marked as being sent in a transaction of its own, then sent, then what came of it.
package struct DeliveryWorker: Service {
    private let pool: PostgresPool
    private let clock: ServiceClock
    private let logger: Logger
    private let sender: any NoticeSender

    package init(pool: PostgresPool, clock: ServiceClock, logger: Logger, sender: any NoticeSender) {
        self.pool = pool
        self.clock = clock
        self.logger = logger
        self.sender = sender
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await sendNext() == 0 { try await Task.sleep(for: .seconds(1)) }
                } catch {
                    logger.warning("deliveries wait", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(2))
                }
            }
        }
    }

    /// - Returns: how many were tried.
    package func sendNext() async throws -> Int {
        let channel = sender.channel
        let deliveries = try await pool.transaction { try DeliveryStore.begin(16, on: channel, in: $0) }
        await withDiscardingTaskGroup { group in
            for delivery in deliveries {
                group.addTask {
                    let outcome = DeliveryOutcome(await sender.send(delivery), attempt: delivery.attempt)
                    do {
                        let now = clock.now()
                        try await pool.transaction {
                            try DeliveryStore.end(delivery, outcome, on: channel, at: now, in: $0)
                        }
                    } catch {
                        // It stays as being sent, and then unknown: it is not sent again.
                        logger.warning("a delivery's end was not kept", metadata: ["error": "\(error)"])
                    }
                }
            }
        }
        return deliveries.count
    }
}
