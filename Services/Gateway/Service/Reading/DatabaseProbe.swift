package import PostgreSQL
import ServiceLifecycle

/// Looks after the database while it is away, so that its return is noticed also when nobody reads.
package struct DatabaseProbe: Service {
    private static let interval = Duration.seconds(1)

    let pool: PostgresPool

    package init(pool: PostgresPool) {
        self.pool = pool
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: Self.interval)
                guard !pool.health.isAvailable else { continue }
                // The attempt itself updates the pool's health.
                _ = try? await pool.autocommit { database in try database.execute("SELECT 1").affected }
            }
        }
    }
}
