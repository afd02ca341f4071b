/// The centre named the departments that help the one in the lead (协办).
package struct CaseInvolved: EventContract {
    package static let type = MessageType(literal: "case.involved.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre named the departments that help the one in the lead (协办)."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    /// In the lead.
    package let departmentCode: DepartmentCode
    /// All that help from now on.
    package let departmentCodes: [DepartmentCode]
    /// Those that are new among them.
    package let added: [DepartmentCode]
    /// Those that help no more.
    package let removed: [DepartmentCode]
    package let note: String?

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        departmentCodes: [DepartmentCode],
        added: [DepartmentCode],
        removed: [DepartmentCode],
        note: String? = nil
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.departmentCodes = departmentCodes
        self.added = added
        self.removed = removed
        self.note = note
    }
}
