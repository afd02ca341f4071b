/// A red packet is reserved for a citizen until it is claimed or goes back.
package struct RedPacketReserved: EventContract {
    package static let type = MessageType(literal: "redPacket.reserved.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "A red packet is reserved for a citizen until it is claimed or goes back."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    /// In fen.
    package let amount: Fen
    package let expiresAt: Timestamp
    /// A person looks at it first; then it can be claimed. Absent: at once.
    package let isUnderReview: Bool?

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        amount: Fen,
        expiresAt: Timestamp,
        isUnderReview: Bool? = nil
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.amount = amount
        self.expiresAt = expiresAt
        self.isUnderReview = isUnderReview
    }
}
