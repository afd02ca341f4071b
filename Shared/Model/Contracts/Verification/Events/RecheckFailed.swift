/// The place is not in order: the department must work again.
package struct RecheckFailed: EventContract {
    package static let type = MessageType(literal: "recheck.failed.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The place is not in order: the department must work again."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let caseID: CaseID
    package let round: Int
    package let checkedBy: AccountID
    package let isCentre: Bool
    package let evidence: Evidence

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        caseID: CaseID,
        round: Int,
        checkedBy: AccountID,
        isCentre: Bool = false,
        evidence: Evidence
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.caseID = caseID
        self.round = round
        self.checkedBy = checkedBy
        self.isCentre = isCentre
        self.evidence = evidence
    }
}
