import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle

/// Commits to the draws of the coming days, hourly: the hash of a day's seed stands before the day begins.
struct DrawCommitter: Service {
    let assembly: ServiceAssembly

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let now = assembly.clock.now()
                    try await assembly.pool.transaction { database in
                        try DrawStore.commit(from: now.localDay, at: now, in: database)
                    }
                    try await Task.sleep(for: .seconds(3600))
                } catch {
                    assembly.logger.warning("no draw committed", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(10))
                }
            }
        }
    }
}
