import Logging
import Messaging
import Model
import PostgreSQL
import Runtime
import ServiceLifecycle
import WeChat

/// Holds each day against the provider's bill: yesterday once its bill is ready, and any day that the operator asks for.
struct Reconciler: Service {
    let assembly: ServiceAssembly
    let client: PayClient

    /// The provider makes the bills from nine in the morning; ten is what it advises.
    private static let readyAfter = Duration.seconds(10 * 3600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await reconcileNext() {}
                    try await Task.sleep(for: .seconds(10))
                } catch {
                    assembly.logger.warning("reconciliation waits", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(60))
                }
            }
        }
    }

    /// - Returns: whether a day was done.
    private func reconcileNext() async throws -> Bool {
        let now = assembly.clock.now()
        let waiting = try await assembly.pool.transaction { database in
            if now - now.localMidnight >= Self.readyAfter {
                try ReconciliationStore.ask((now.localMidnight - .seconds(1)).localDay, at: now, in: database)
            }
            return try ReconciliationStore.next(in: database)
        }
        guard let (day, before) = waiting else { return false }
        do throws(WeChatFault) {
            let theirs = try await bill(of: day)
            let earlier = Set(try await bill(of: before).map(\.number))
            try await store(day, theirs, earlier)
            return true
        } catch {
            assembly.logger.warning("the bill is not to be had", metadata: ["day": "\(day)", "fault": "\(error.code)"])
            let fault = error.description
            try await assembly.pool.transaction { try ReconciliationStore.fail(day, fault, in: $0) }
            return false
        }
    }

    /// Transfers that went out; what came in and what the provider charges is none of this ledger.
    private func bill(of day: String) async throws(WeChatFault) -> [Reconciliation.Theirs] {
        let bill = try await client.fundFlowBill(of: day)
        return (bill?.entries ?? []).filter { $0.isExpense && $0.kind == "商家转账" }
            .map { Reconciliation.Theirs(number: $0.outBillNumber, amount: $0.amount) }
    }

    private func store(
        _ day: String,
        _ theirs: [Reconciliation.Theirs],
        _ earlier: Set<String>
    ) async throws(WeChatFault) {
        do {
            let now = assembly.clock.now()
            let differences = try await assembly.pool.transaction { database in
                let ours = try ReconciliationStore.paid(on: day, or: theirs.map(\.number), in: database)
                let found = Reconciliation.differences(theirs: theirs, earlier: earlier, ours: ours)
                let unpaid = found.isEmpty ? [] : try ReconciliationStore.unpaid(in: database)
                let differences = Reconciliation.naming(found, among: unpaid)
                try ReconciliationStore.finish(
                    day,
                    theirs: theirs,
                    ours: ours,
                    differences: differences,
                    at: now,
                    in: database
                )
                return differences
            }
            guard !differences.isEmpty else { return }
            assembly.logger.error(
                "the provider's bill differs",
                metadata: ["day": "\(day)", "differences": "\(differences.count)"]
            )
            assembly.metrics.increment("payout_alarms_total", "Pauses and payouts that a person must look at.")
        } catch {
            throw .unreadable("\(error)")
        }
    }
}
