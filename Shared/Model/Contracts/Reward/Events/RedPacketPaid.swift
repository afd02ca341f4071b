/// A red packet was paid, as the provider says.
package struct RedPacketPaid: EventContract {
    package static let type = MessageType(literal: "redPacket.paid.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "A red packet was paid, as the provider says."

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
