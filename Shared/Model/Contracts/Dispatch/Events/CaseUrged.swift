/// The centre urged the department.
package struct CaseUrged: EventContract {
    package static let type = MessageType(literal: "case.urged.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre urged the department."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let note: String?

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        note: String? = nil
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.note = note
    }
}
