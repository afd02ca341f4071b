import Logging
import PostgreSQL
import ServiceLifecycle

/// Removes the heads of timers that ended 30 days ago; until then a late message finds them.
package struct TombstoneSweep: Service {
    let pool: PostgresPool
    let store: TimerStore
    let logger: Logger

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let swept = try await pool.autocommit { [store] in
                        try store.sweep(olderThanDays: 30, limit: 5000, in: $0)
                    }
                    if swept == 5000 { continue }
                } catch {
                    logger.debug("tombstones not swept", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }
}
