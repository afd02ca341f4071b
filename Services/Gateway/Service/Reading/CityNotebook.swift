import City
package import Messaging
import Model
import NIOConcurrencyHelpers
package import PostgreSQL
import ServiceLifecycle

/// Keeps the city's categories and limits at hand beside the requests, so that a submission is answered without asking the
/// database. Read once a minute; while the database is away the last that was read holds.
package final class CityNotebook: Service {
    private static let interval = Duration.seconds(60)
    private static let patience = Duration.seconds(2)

    private let pool: PostgresPool
    private let clock: ServiceClock
    private let categories = CategoryCatalogue()
    private let limits = LimitCatalogue()
    private let page = NIOLockedValueBox<VerificationPromises?>(nil)

    package init(pool: PostgresPool, clock: ServiceClock) {
        self.pool = pool
        self.clock = clock
    }

    /// What was read last.
    package var promises: VerificationPromises? { page.withLockedValue { $0 } }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let isRead = await self.read()
                try? await Task.sleep(for: isRead ? Self.interval : Self.patience)
            }
        }
    }

    private func read() async -> Bool {
        let (now, categories, limits) = (clock.now(), categories, limits)
        let promises = try? await pool.autocommit { database in
            VerificationPromises(
                categories: try categories.traits(at: now, in: database),
                policies: try limits.policies(at: now, in: database)
            )
        }
        guard let promises else { return false }
        page.withLockedValue { $0 = promises }
        return true
    }
}
