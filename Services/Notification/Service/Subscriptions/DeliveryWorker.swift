package import Logging
package import Messaging
package import Model
package import PostgreSQL
import ServiceLifecycle
package import WeChat

/// Sends subscribe messages: marked as being sent in a transaction of its own, then sent, then what came of it.
package struct DeliveryWorker: Service {
    private let pool: PostgresPool
    private let clock: ServiceClock
    private let logger: Logger
    private let client: MiniProgramClient
    private let templates: [SubscribedNotice: String]

    package init(
        pool: PostgresPool,
        clock: ServiceClock,
        logger: Logger,
        client: MiniProgramClient,
        templates: [SubscribedNotice: String]
    ) {
        self.pool = pool
        self.clock = clock
        self.logger = logger
        self.client = client
        self.templates = templates
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
        let deliveries = try await pool.transaction { try DeliveryStore.begin(16, in: $0) }
        await withDiscardingTaskGroup { group in
            for delivery in deliveries {
                group.addTask {
                    let outcome = DeliveryOutcome(await attempt(delivery), attempt: delivery.attempt)
                    do {
                        let now = clock.now()
                        try await pool.transaction { try DeliveryStore.end(delivery, outcome, at: now, in: $0) }
                    } catch {
                        // It stays as being sent, and then unknown: it is not sent again.
                        logger.warning("a delivery's end was not kept", metadata: ["error": "\(error)"])
                    }
                }
            }
        }
        return deliveries.count
    }

    private func attempt(_ delivery: Delivery) async -> DeliveryOutcome.Ending {
        guard let template = templates[delivery.kind] else { return .refusal(code: "template.missing") }
        do throws(WeChatFault) {
            try await client.send(
                template: template,
                to: delivery.openID,
                page: "pages/progress/progress?id=\(delivery.report)",
                // A template's fields hold twenty characters.
                values: [
                    "thing1": String(delivery.title.prefix(20)), "time2": delivery.at.localWords.zh,
                    "thing3": String(delivery.words.prefix(20)),
                ]
            )
            return .accepted
        } catch {
            switch error.advice {
            case .definite: return .refusal(code: error.code)
            case .again, .configure, .topUp: return .postponement(code: error.code)
            case .query, .person: return .silence(code: error.code)
            }
        }
    }
}
