import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle

/// Sets the retention's timer when intake starts; from then on it sets itself.
struct RetentionStarter: Service {
    private static let patience = Duration.seconds(2)

    let assembly: ServiceAssembly
    let retention: Retention

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await start()
                    break
                } catch {
                    assembly.logger.info("retention waits", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: Self.patience)
                }
            }
        }
        // A service that ends would end the others.
        try? await gracefulShutdown()
    }

    private func start() async throws {
        let (assembly, retention) = (assembly, retention)
        let isSet = try await assembly.pool.transaction { database in
            let transaction = ServiceTransaction(
                database: database,
                now: assembly.clock.now(),
                service: .intake,
                topology: assembly.topology
            )
            let isSet = try retention.start(transaction)
            try transaction.writeJournal()
            return isSet
        }
        if isSet { assembly.signal.committed() }
    }
}
