/// A case that needs long was suspended; its clock stands still.
package struct CaseSuspended: EventContract {
    package static let type = MessageType(literal: "case.suspended.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A case that needs long was suspended; its clock stands still."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode?
    package let reason: String
    package let nextWordOn: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode? = nil,
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
