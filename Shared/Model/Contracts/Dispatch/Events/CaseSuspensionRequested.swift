/// The department asked that a case be suspended.
package struct CaseSuspensionRequested: EventContract {
    package static let type = MessageType(literal: "case.suspensionRequested.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department asked that a case be suspended."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let reason: String
    package let nextWordOn: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        reason: String,
        nextWordOn: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.reason = reason
        self.nextWordOn = nextWordOn
    }
}
