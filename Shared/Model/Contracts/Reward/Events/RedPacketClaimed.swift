/// The citizen claimed a red packet: a bill is being made at the provider.
package struct RedPacketClaimed: EventContract {
    package static let type = MessageType(literal: "redPacket.claimed.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "The citizen claimed a red packet: a bill is being made at the provider."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    /// In fen.
    package let amount: Fen
    /// From 1; every attempt has a bill number of its own.
    package let attempt: Int

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        amount: Fen,
        attempt: Int
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.amount = amount
        self.attempt = attempt
    }
}
