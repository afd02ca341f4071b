package import Logging
package import Model
package import PostgreSQL
import ServiceLifecycle

/// Folds what a service has counted into its sums, every two seconds; of all instances one at a time.
package struct FigureFolder: Service {
    private static let atOnce: Int32 = 5_000
    private static let pause: Duration = .seconds(2)

    private let service: ServiceName
    private let pool: PostgresPool
    private let logger: Logger

    package init(service: ServiceName, pool: PostgresPool, logger: Logger) {
        self.service = service
        self.pool = pool
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let folded = try await pool.transaction { [service] in
                        try FigureLedger.fold(Self.atOnce, of: service, in: $0)
                    }
                    if folded >= Self.atOnce { continue }
                } catch {
                    // What is pending stays pending, and is read all the same.
                    logger.warning("counts are not folded", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }
}
