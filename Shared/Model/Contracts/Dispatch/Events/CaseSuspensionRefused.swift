/// The centre refused to suspend a case; its clock goes on.
package struct CaseSuspensionRefused: EventContract {
    package static let type = MessageType(literal: "case.suspensionRefused.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre refused to suspend a case; its clock goes on."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let reason: String

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        reason: String
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.reason = reason
    }
}
