/// The centre took the case back.
package struct CaseRecalled: EventContract {
    package static let type = MessageType(literal: "case.recalled.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre took the case back."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let reason: String
    /// Limit for dispatching it again.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        reason: String,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.reason = reason
        self.dueAt = dueAt
    }
}
