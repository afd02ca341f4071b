/// Why a payout is on the work list, and what can be done about it.
package enum PayoutHold: String, Codable, Sendable, CaseIterable, Hashable {
    /// The provider refuses the bill and knows none of this number.
    case refused
    /// The provider does not know a bill that it had told us of.
    case vanished
    /// The provider's bill is not ours: another amount or another receiver.
    case differs
    /// No answer that means anything, for too long.
    case unreachable
    /// Too many attempts ended without payment.
    case attempts

    package var words: Words {
        switch self {
        case .refused: Words(zh: "微信支付拒绝建单", en: "WeChat Pay refuses the bill")
        case .vanished: Words(zh: "微信支付查无此单", en: "WeChat Pay no longer knows the bill")
        case .differs: Words(zh: "金额或收款人不一致", en: "Amount or receiver differ")
        case .unreachable: Words(zh: "长时间没有明确结果", en: "No clear answer for too long")
        case .attempts: Words(zh: "多次领取未成功", en: "Several attempts failed")
        }
    }

    /// What the person may do.
    package var advice: Words {
        switch self {
        case .refused, .attempts:
            Words(
                zh: "核对原因后重新查询,或确认无此单后退回预算",
                en: "Put the cause right and ask again, or release it once the provider knows no bill"
            )
        case .vanished, .unreachable:
            Words(zh: "核对商户平台与资金账单后重新查询", en: "Look at the provider's bill of that day, then ask again")
        case .differs:
            Words(zh: "停止发放并核查,不得退回预算", en: "Stop paying and find out; it is not to be released")
        }
    }
}
