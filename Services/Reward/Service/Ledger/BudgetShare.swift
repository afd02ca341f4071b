import Model

/// Red packets and what they are worth together.
struct BudgetShare: Hashable {
    private(set) var packets = 0
    private(set) var amount = Fen.zero

    mutating func add(_ amount: Fen) {
        packets += 1
        self.amount += amount
    }

    /// What is given back.
    static prefix func - (share: BudgetShare) -> BudgetShare {
        var returned = BudgetShare()
        returned.packets = -share.packets
        returned.amount = -share.amount
        return returned
    }
}
