/// A report was not taken in, with the reason and the right channel.
package struct ReportRejected: MessageContract {
    package static let type = MessageType(literal: "report.rejected.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.intake
    package static let sentence = "A report was not taken in, with the reason and the right channel."

    package let reportID: ReportID
    package let citizenID: CitizenID?
    /// Nil far outside the city.
    package let townCode: TownCode?
    package let reason: RejectionReason
    /// The right channel, e.g. `110` or `12345`.
    package let channel: String?
    package let acceptedAt: Timestamp
    package let at: Timestamp

    package init(
        reportID: ReportID,
        citizenID: CitizenID? = nil,
        townCode: TownCode? = nil,
        reason: RejectionReason,
        channel: String? = nil,
        acceptedAt: Timestamp,
        at: Timestamp
    ) {
        self.reportID = reportID
        self.citizenID = citizenID
        self.townCode = townCode
        self.reason = reason
        self.channel = channel
        self.acceptedAt = acceptedAt
        self.at = at
    }

    package var subject: ReportID? { reportID }
    package var town: TownCode? { townCode }
}
