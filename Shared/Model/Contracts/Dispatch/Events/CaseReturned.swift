/// The department returned the case to the centre.
package struct CaseReturned: EventContract {
    package static let type = MessageType(literal: "case.returned.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department returned the case to the centre."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let reason: String
    /// Returns so far.
    package let returns: Int
    package let suggestedDepartmentCode: DepartmentCode?
    /// Limit for the centre's decision.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        reason: String,
        returns: Int,
        suggestedDepartmentCode: DepartmentCode? = nil,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.reason = reason
        self.returns = returns
        self.suggestedDepartmentCode = suggestedDepartmentCode
        self.dueAt = dueAt
    }
}
