package import Model

/// One line of the simulator's own record; lines are only ever appended.
package struct BookEntry: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable {
        /// A bill was made; its money is set aside.
        case created
        /// Its state changed, not for good.
        case moved
        /// The receiver got the money.
        case paid
        case failed, cancelled
        /// Money came into the merchant's account.
        case toppedUp
    }

    package let at: Timestamp
    package let kind: Kind
    /// The bill as it is from now on.
    package let bill: SimulatedBill?
    /// What came in.
    package let amount: Fen?

    package init(at: Timestamp, kind: Kind, bill: SimulatedBill? = nil, amount: Fen? = nil) {
        self.at = at
        self.kind = kind
        self.bill = bill
        self.amount = amount
    }
}
