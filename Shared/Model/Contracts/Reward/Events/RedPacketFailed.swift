/// An attempt to pay ended without payment; it can be claimed again.
package struct RedPacketFailed: EventContract {
    package static let type = MessageType(literal: "redPacket.failed.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "An attempt to pay ended without payment; it can be claimed again."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    /// In fen.
    package let amount: Fen
    package let attempt: Int
    /// Until then.
    package let expiresAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        amount: Fen,
        attempt: Int,
        expiresAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.amount = amount
        self.attempt = attempt
        self.expiresAt = expiresAt
    }
}
