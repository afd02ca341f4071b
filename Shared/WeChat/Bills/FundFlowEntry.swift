package import Model

/// One line of the provider's daily fund bill: money that went out of or came into the merchant's account.
package struct FundFlowEntry: Hashable, Sendable {
    /// As printed, `yyyy-MM-dd HH:mm:ss`, local time.
    package let recordedAt: String
    /// 微信支付业务单号: the provider's own number.
    package let providerNumber: String
    /// 业务类型.
    package let kind: String
    /// 收支类型 is 支出: money went out.
    package let isExpense: Bool
    package let amount: Fen
    /// 业务凭证号: our own number.
    package let outBillNumber: String

    package init(
        recordedAt: String,
        providerNumber: String,
        kind: String,
        isExpense: Bool,
        amount: Fen,
        outBillNumber: String
    ) {
        self.recordedAt = recordedAt
        self.providerNumber = providerNumber
        self.kind = kind
        self.isExpense = isExpense
        self.amount = amount
        self.outBillNumber = outBillNumber
    }
}
