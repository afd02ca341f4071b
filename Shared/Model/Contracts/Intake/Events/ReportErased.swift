/// What a reporter said and showed is kept no more; the report's facts stay.
package struct ReportErased: MessageContract {
    package static let type = MessageType(literal: "report.erased.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.intake
    package static let sentence = "What a reporter said and showed is kept no more; the report's facts stay."

    package let reportID: ReportID
    package let townCode: TownCode?
    /// Whose report it was; nil for a patrol report and for one without an account.
    package let citizenID: CitizenID?
    package let at: Timestamp
    package let reason: ErasureReason

    package init(
        reportID: ReportID,
        townCode: TownCode?,
        citizenID: CitizenID?,
        at: Timestamp,
        reason: ErasureReason
    ) {
        self.reportID = reportID
        self.townCode = townCode
        self.citizenID = citizenID
        self.at = at
        self.reason = reason
    }

    package var subject: ReportID? { reportID }
    package var town: TownCode? { townCode }
}
