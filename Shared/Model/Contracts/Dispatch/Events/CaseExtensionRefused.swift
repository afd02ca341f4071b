/// The centre refused more time.
package struct CaseExtensionRefused: EventContract {
    package static let type = MessageType(literal: "case.extensionRefused.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre refused more time."

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
