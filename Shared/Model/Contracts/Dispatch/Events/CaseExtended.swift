/// The centre granted more time.
package struct CaseExtended: EventContract {
    package static let type = MessageType(literal: "case.extended.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre granted more time."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.dueAt = dueAt
    }
}
