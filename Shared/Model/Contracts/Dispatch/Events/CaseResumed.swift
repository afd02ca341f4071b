/// A suspended case goes on where it was.
package struct CaseResumed: EventContract {
    package static let type = MessageType(literal: "case.resumed.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A suspended case goes on where it was."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode?
    package let stateAfter: CaseStateName
    /// The moved limit.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode? = nil,
        stateAfter: CaseStateName,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.stateAfter = stateAfter
        self.dueAt = dueAt
    }
}
