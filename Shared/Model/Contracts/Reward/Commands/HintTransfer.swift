/// The provider called back about a bill: a hint that a query is worth its while.
package struct HintTransfer: MessageContract {
    package static let type = MessageType(literal: "transfer.hint.v1")
    package static let kind = MessageKind.command
    package static let owner = ServiceName.reward
    package static let sentence = "The provider called back about a bill: a hint that a query is worth its while."

    /// `out_bill_no` of a call-back whose signature was verified.
    package let billNumber: String

    package init(billNumber: String) {
        self.billNumber = billNumber
    }
}
