package import Logging
package import Messaging
import Model
package import PostgreSQL
import ServiceLifecycle

/// Sends notices out on one channel: marked as being sent in a transaction of its own, then sent, then what came of it.
///
/// What its person has turned off since it was written does not go out, and what was delayed into quiet hours waits for
/// their end.
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
        let now = clock.now()
        let deliveries = try await pool.transaction { try Self.begin(on: channel, at: now, in: $0) }
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

    /// What goes out now, marked as being sent.
    private static func begin(on channel: NoticeChannel, at now: Timestamp, in database: Database) throws -> [Delivery]
    {
        try DeliveryStore.giveUp(on: channel, in: database)
        let due = try DeliveryStore.due(16, on: channel, in: database)
        let known = try PreferenceStore.load(Set(due.compactMap(\.account)).sorted(), in: database)
        var going: [Delivery] = []
        var held: [(notice: NoticeID, until: Timestamp)] = []
        var dropped: [NoticeID] = []
        for entry in due {
            let wants = entry.account.map { known[$0] ?? .standard }
            let dueAt = wants.flatMap { $0.dueAt(on: channel, at: now, mayDisturb: entry.mayDisturb) }
            switch dueAt {
            case nil: dropped.append(entry.delivery.notice)
            case .some(let until) where until > now: held.append((entry.delivery.notice, until))
            case .some: going.append(channel == .sms ? entry.delivery.going(to: wants?.phone) : entry.delivery)
            }
        }
        try DeliveryStore.drop(dropped, on: channel, at: now, in: database)
        try DeliveryStore.hold(held, on: channel, in: database)
        try DeliveryStore.begin(going, on: channel, in: database)
        return going
    }
}
