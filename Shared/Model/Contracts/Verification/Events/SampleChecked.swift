/// What one officer had judged and solved alone was checked by somebody else; the finding stays as it is.
package struct SampleChecked: EventContract {
    package static let type = MessageType(literal: "sample.checked.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "What one officer had judged and solved alone was checked by somebody else; the finding stays as it is."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    /// Whose finding was checked.
    package let officerID: OfficerID
    package let checkedBy: AccountID
    package let isCentre: Bool
    /// In order, as the finding said.
    package let isPassed: Bool
    package let evidence: Evidence

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        officerID: OfficerID,
        checkedBy: AccountID,
        isCentre: Bool,
        isPassed: Bool,
        evidence: Evidence
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.officerID = officerID
        self.checkedBy = checkedBy
        self.isCentre = isCentre
        self.isPassed = isPassed
        self.evidence = evidence
    }
}
