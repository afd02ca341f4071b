/// A red packet was not claimed in time, or given up by a person: it is back in the budget.
package struct RedPacketReleased: EventContract {
    package static let type = MessageType(literal: "redPacket.released.v1")
    package static let owner = ServiceName.reward
    package static let sentence =
        "A red packet was not claimed in time, or given up by a person: it is back in the budget."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    /// In fen.
    package let amount: Fen

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        amount: Fen
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.amount = amount
    }
}
