/// A reviewer decided on a red packet that was looked at: it can be claimed, or it is withheld.
package struct RedPacketReviewed: EventContract {
    package static let type = MessageType(literal: "redPacket.reviewed.v1")
    package static let owner = ServiceName.reward
    package static let sentence =
        "A reviewer decided on a red packet that was looked at: it can be claimed, or it is withheld."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    /// In fen.
    package let amount: Fen
    /// False: back in the budget for good.
    package let isCleared: Bool
    /// The reviewer's; not for the citizen.
    package let reason: String
    /// Why it was looked at.
    package let suspicions: [PayoutSuspicion]
    /// Cleared: until then it can be claimed.
    package let expiresAt: Timestamp?

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        amount: Fen,
        isCleared: Bool,
        reason: String,
        suspicions: [PayoutSuspicion],
        expiresAt: Timestamp? = nil
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.amount = amount
        self.isCleared = isCleared
        self.reason = reason
        self.suspicions = suspicions
        self.expiresAt = expiresAt
    }
}
