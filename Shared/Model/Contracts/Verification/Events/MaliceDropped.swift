/// Another officer found the report true: it was not sent in bad faith.
package struct MaliceDropped: EventContract {
    package static let type = MessageType(literal: "malice.dropped.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "Another officer found the report true: it was not sent in bad faith."

    package let report: ReportSummary
    package let at: Timestamp
    /// Who had proposed it.
    package let officerID: OfficerID
    /// It had been found to be, and its reporter knew of it.
    package let wasFound: Bool

    package init(
        report: ReportSummary,
        at: Timestamp,
        officerID: OfficerID,
        wasFound: Bool
    ) {
        self.report = report
        self.at = at
        self.officerID = officerID
        self.wasFound = wasFound
    }
}
