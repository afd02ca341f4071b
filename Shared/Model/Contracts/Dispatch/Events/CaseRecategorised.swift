/// The centre corrected the category of a case; its limits were counted anew.
package struct CaseRecategorised: EventContract {
    package static let type = MessageType(literal: "case.recategorised.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre corrected the category of a case; its limits were counted anew."

    /// With the new category.
    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let previousCategoryCode: CategoryCode
    package let reason: String
    /// Closing needs the department's signed conclusion from now on.
    package let needsConclusion: Bool
    /// Who has it meanwhile; nil at the centre.
    package let departmentCode: DepartmentCode?
    /// The limit that counts for the state it is in.
    package let dueAt: Timestamp
    package let overallDueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        previousCategoryCode: CategoryCode,
        reason: String,
        needsConclusion: Bool,
        departmentCode: DepartmentCode?,
        dueAt: Timestamp,
        overallDueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.previousCategoryCode = previousCategoryCode
        self.reason = reason
        self.needsConclusion = needsConclusion
        self.departmentCode = departmentCode
        self.dueAt = dueAt
        self.overallDueAt = overallDueAt
    }
}
