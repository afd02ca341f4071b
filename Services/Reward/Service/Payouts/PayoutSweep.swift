import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle

/// Looks every minute after payouts that nothing moves any more. Timers are not lost; but a database that was restored meets
/// words to the scheduler from a time that it does not know, and they count for newer than its own.
struct PayoutSweep: Service {
    let assembly: ServiceAssembly
    /// Whether there is a provider that can be asked.
    let canAsk: Bool
    let bell: PayoutBell

    /// Longer than any pause between two looks.
    static let patience = Duration.seconds(2 * 3600)
    private static let batch = 200

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await sweepOnce() == Self.batch {}
                } catch {
                    assembly.logger.info("payouts were not looked after", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(60))
            }
        }
    }

    private func sweepOnce() async throws -> Int {
        let woken = try await assembly.change { [canAsk] transaction in
            try Self.sweep(transaction, canAsk: canAsk, atMost: Self.batch)
        }
        guard woken > 0 else { return 0 }
        assembly.logger.warning("payouts were asleep", metadata: ["payouts": "\(woken)"])
        assembly.signal.committed()
        bell.ring()
        return woken
    }

    /// - Returns: how many were woken.
    static func sweep(_ transaction: ServiceTransaction, canAsk: Bool, atMost count: Int) throws -> Int {
        let since = transaction.now - patience
        let reports = try PayoutStore.asleep(since: since, atMost: count / 2, in: transaction.database)
        let desk = try PayoutDesk(transaction, reports: reports)
        var woken = 0
        for report in reports {
            // Its lock may have been waited for.
            guard let step = desk[report]?.waking(at: transaction.now, canAsk: canAsk) else { continue }
            try desk.apply(step)
            woken += 1
        }
        try desk.close()
        return woken
    }
}
