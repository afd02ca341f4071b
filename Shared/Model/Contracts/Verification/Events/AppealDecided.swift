/// An appeal was decided by another officer.
package struct AppealDecided: EventContract {
    package static let type = MessageType(literal: "appeal.decided.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "An appeal was decided by another officer."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let officerID: OfficerID
    /// Upheld: the report goes on (again).
    package let isUpheld: Bool
    package let finding: Finding
    package let evidence: Evidence

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        officerID: OfficerID,
        isUpheld: Bool = false,
        finding: Finding,
        evidence: Evidence
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.officerID = officerID
        self.isUpheld = isUpheld
        self.finding = finding
        self.evidence = evidence
    }
}
