import Messaging
import Model

/// The payouts of one transaction: loaded once under their locks, changed step by step, stored at the end with everything
/// that their steps led to.
final class PayoutDesk {
    private let transaction: ServiceTransaction
    private var payouts: [ReportID: Payout]
    private var changed: Set<ReportID> = []
    /// Whose bill has a number that was not stored before.
    private var billed: Set<ReportID> = []
    private var pauses: Set<String>?

    init(_ transaction: ServiceTransaction, reports: [ReportID]) throws {
        self.transaction = transaction
        payouts = try PayoutStore.load(reports.sorted(), in: transaction.database)
    }

    subscript(report: ReportID) -> Payout? { payouts[report] }

    func apply(_ step: PayoutStep, cause: MessageEnvelope? = nil, actor: CommandActor? = nil) throws {
        let payout = step.payout
        let before = payouts[payout.report.id]
        guard payout != before else { return }
        payouts[payout.report.id] = payout
        changed.insert(payout.report.id)
        try transaction.emit(
            step.transition,
            after: before?.version ?? payout.version,
            cause: cause,
            actor: actor.map { "\($0.role.rawValue):\($0.id)" }
        )
        if let posting = step.posting {
            let pile = transaction.work { ReleasePile(transaction) }
            pile.add(
                LedgerStore.entries(
                    try LedgerTransaction<Fen>.settling(posting, of: payout),
                    kind: posting.rawValue,
                    report: payout.report
                )
            )
            let budget = BudgetKey(town: payout.report.townCode, month: payout.month)
            switch posting {
            case .pay: pile.claim(payout.amount, from: budget)
            case .release: pile.release(payout.amount, to: budget)
            }
        }
        if let pause = step.pause {
            try PayoutStore.pause(pause, at: transaction.now, in: transaction.database)
            pauses?.insert(pause.scope)
        }
        if let bill = payout.bill, bill.number != before?.bill?.number { billed.insert(payout.report.id) }
    }

    /// Whether no new bill is made in a town now; read once for the transaction.
    func isPaused(_ town: TownCode) throws -> Bool {
        let scopes = try pauses ?? PayoutStore.pauses(in: transaction.database)
        pauses = scopes
        return scopes.contains("*") || scopes.contains(town.rawValue)
    }

    /// Writes the payouts; call it once, at the end. What they move in the ledger is written with the batch.
    func close() throws {
        let database = transaction.database
        try PayoutStore.store(changed.sorted().compactMap { payouts[$0] }, at: transaction.now, in: database)
        try PayoutStore.keep(billed.sorted().compactMap { payouts[$0] }, at: transaction.now, in: database)
    }
}
