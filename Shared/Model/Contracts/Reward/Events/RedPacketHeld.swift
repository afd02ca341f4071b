/// A red packet is on the work list: a person must look.
package struct RedPacketHeld: EventContract {
    package static let type = MessageType(literal: "redPacket.held.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "A red packet is on the work list: a person must look."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    /// In fen.
    package let amount: Fen
    package let reason: PayoutHold

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        amount: Fen,
        reason: PayoutHold
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.amount = amount
        self.reason = reason
    }
}
