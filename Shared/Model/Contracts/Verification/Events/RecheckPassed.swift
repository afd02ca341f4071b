/// The place is in order: the case may close.
package struct RecheckPassed: EventContract {
    package static let type = MessageType(literal: "recheck.passed.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The place is in order: the case may close."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let caseID: CaseID
    package let round: Int
    package let checkedBy: AccountID
    /// The centre stood in for the officer.
    package let isCentre: Bool
    /// Path B: the officer's after-photo closes the loop without the department's report.
    package let isCallIn: Bool
    package let evidence: Evidence
    package let conclusion: String?

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        caseID: CaseID,
        round: Int,
        checkedBy: AccountID,
        isCentre: Bool = false,
        isCallIn: Bool = false,
        evidence: Evidence,
        conclusion: String? = nil
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.caseID = caseID
        self.round = round
        self.checkedBy = checkedBy
        self.isCentre = isCentre
        self.isCallIn = isCallIn
        self.evidence = evidence
        self.conclusion = conclusion
    }
}
