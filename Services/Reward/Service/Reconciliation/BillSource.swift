import Model
import WeChat

/// Where the provider's bills come from.
protocol BillSource: Sendable {
    /// The transfers that went out on a day; none where the provider has no bill of it.
    func transfers(on day: CivilDay) async throws(WeChatFault) -> [Reconciliation.Theirs]
}

extension PayClient: BillSource {
    /// What came in and what the provider charges is none of this ledger.
    func transfers(on day: CivilDay) async throws(WeChatFault) -> [Reconciliation.Theirs] {
        let bill = try await fundFlowBill(of: day.description)
        return (bill?.entries ?? []).filter { $0.isExpense && $0.kind == "商家转账" }
            .map { Reconciliation.Theirs(number: $0.outBillNumber, amount: $0.amount) }
    }
}
