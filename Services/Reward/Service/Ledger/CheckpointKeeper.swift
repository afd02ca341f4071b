import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle

/// Moves the checkpoints of balances on, so that no balance is ever a sum of many postings.
struct CheckpointKeeper: Service {
    let assembly: ServiceAssembly

    /// So many postings may come after a checkpoint: adding them up takes about a millisecond.
    private static let tolerated: Int64 = 2_000
    private static let most: Int64 = 200_000

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await keep()
                } catch {
                    assembly.logger.info("no checkpoint", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }

    private func keep() async throws {
        guard try await assembly.pool.autocommit({ try CheckpointStore.behind(in: $0) }) > Self.tolerated else {
            return
        }
        // Somebody posts for longer than that: the next look is early enough.
        guard let settled = try await SettledPosition.wait(of: "reward.posting", in: assembly.pool) else { return }
        let now = assembly.clock.now()
        while try await assembly.pool.transaction({
            try CheckpointStore.advance(to: settled, most: Self.most, at: now, in: $0)
        }) {}
    }
}
