/// The department asked for more time.
package struct CaseExtensionRequested: EventContract {
    package static let type = MessageType(literal: "case.extensionRequested.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department asked for more time."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let until: Timestamp
    package let reason: String

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        until: Timestamp,
        reason: String
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.until = until
        self.reason = reason
    }
}
