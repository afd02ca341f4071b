import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle

/// Commits to the draws of the coming days, hourly: the hash of a day's seed stands, and is told, before the day begins.
struct DrawCommitter: Service {
    let assembly: ServiceAssembly

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await commit()
                    try await Task.sleep(for: .seconds(3600))
                } catch {
                    assembly.logger.warning("no draw committed", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(10))
                }
            }
        }
    }

    /// Commits to what is not committed to yet of today and the two days after it.
    func commit() async throws {
        let made = try await assembly.change { transaction in
            try DrawStore.commit(to: DrawStore.days(from: transaction.now), in: transaction)
        }
        if made > 0 { assembly.signal.committed() }
    }
}
