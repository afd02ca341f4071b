import Messaging
import Model

/// What the payouts of one batch settle in the ledger, and what goes back to budgets with it: written at the end of the batch,
/// whatever else it does, because citizens are held before budgets everywhere, and budgets before postings.
final class ReleasePile: BatchWork {
    /// The pile lives in the transaction.
    private unowned let transaction: ServiceTransaction
    private var entries: [LedgerStore.Entry] = []
    private var released: [BudgetKey: BudgetShare] = [:]
    private var claimed: [BudgetKey: BudgetShare] = [:]

    init(_ transaction: ServiceTransaction) { self.transaction = transaction }

    func add(_ entries: [LedgerStore.Entry]) { self.entries += entries }

    func release(_ amount: Fen, to budget: BudgetKey) { released[budget, default: BudgetShare()].add(amount) }

    func claim(_ amount: Fen, from budget: BudgetKey) { claimed[budget, default: BudgetShare()].add(amount) }

    func finish() throws {
        let database = transaction.database
        if !released.isEmpty {
            _ = try BudgetStore.lock(Set(released.keys), in: database)
            try BudgetStore.reserve(released.mapValues { -$0 }, in: database)
        }
        try BudgetStore.claim(claimed, in: database)
        try LedgerStore.post(entries, at: transaction.now, in: database)
    }
}
