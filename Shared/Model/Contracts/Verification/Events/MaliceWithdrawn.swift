/// The officer took back that a report was sent in bad faith.
package struct MaliceWithdrawn: EventContract {
    package static let type = MessageType(literal: "malice.withdrawn.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer took back that a report was sent in bad faith."

    package let report: ReportSummary
    package let at: Timestamp
    package let officerID: OfficerID

    package init(
        report: ReportSummary,
        at: Timestamp,
        officerID: OfficerID
    ) {
        self.report = report
        self.at = at
        self.officerID = officerID
    }
}
