/// A department's open task ended without its report; credited when the work was done.
package struct CaseWithdrawn: EventContract {
    package static let type = MessageType(literal: "case.withdrawn.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A department's open task ended without its report; credited when the work was done."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let isCredited: Bool
    package let reason: WithdrawalReason

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        isCredited: Bool = false,
        reason: WithdrawalReason
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.isCredited = isCredited
        self.reason = reason
    }
}
