/// The centre did not decide in time whether a report was sent in bad faith: it is over.
package struct MaliceLapsed: EventContract {
    package static let type = MessageType(literal: "malice.lapsed.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "The centre did not decide in time whether a report was sent in bad faith: it is over."

    package let report: ReportSummary
    package let at: Timestamp
    package let officerID: OfficerID
    /// When it should have been decided.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        officerID: OfficerID,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.officerID = officerID
        self.dueAt = dueAt
    }
}
