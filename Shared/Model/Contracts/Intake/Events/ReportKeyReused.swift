/// The same Idempotency-Key came with other content: the first was kept, and its citizen is told.
package struct ReportKeyReused: MessageContract {
    package static let type = MessageType(literal: "report.keyReused.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.intake
    package static let sentence = "An Idempotency-Key came with other content: the first was kept, its citizen is told."

    package let reportID: ReportID
    package let citizenID: CitizenID
    package let at: Timestamp

    package init(
        reportID: ReportID,
        citizenID: CitizenID,
        at: Timestamp
    ) {
        self.reportID = reportID
        self.citizenID = citizenID
        self.at = at
    }

    package var subject: ReportID? { reportID }
}
