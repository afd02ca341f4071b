/// What one step of an exchange leads to, all of it written in one transaction.
package struct RedemptionStep: Sendable {
    package let redemption: Redemption
    package let event: any MessageContract
    /// What moves in the points ledger, and its kind; nil where nothing does.
    package let posting: (transaction: LedgerTransaction<Points>, kind: String)?

    init(
        _ redemption: Redemption,
        _ event: any MessageContract,
        posting: (transaction: LedgerTransaction<Points>, kind: String)? = nil
    ) {
        self.redemption = redemption
        self.event = event
        self.posting = posting
    }
}
