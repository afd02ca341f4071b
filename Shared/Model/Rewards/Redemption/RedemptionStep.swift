/// What one step of an exchange leads to, all of it written in one transaction.
package struct RedemptionStep: Sendable {
    /// A transaction of the points ledger, and its kind.
    package typealias Posting = (transaction: LedgerTransaction<Points>, kind: String)

    package let redemption: Redemption
    package let event: any MessageContract
    /// What moves in the points ledger, in this order; none where nothing does.
    package let postings: [Posting]

    /// Of the points that went back to the citizen, what went to what had been forgiven.
    package var settled: Points { (event as? RedemptionCancelled)?.settled ?? .zero }

    init(_ redemption: Redemption, _ event: any MessageContract, postings: [Posting] = []) {
        self.redemption = redemption
        self.event = event
        self.postings = postings
    }
}
