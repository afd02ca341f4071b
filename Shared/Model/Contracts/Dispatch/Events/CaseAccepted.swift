/// The department accepted the case, or its silence counts as acceptance.
package struct CaseAccepted: EventContract {
    package static let type = MessageType(literal: "case.accepted.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department accepted the case, or its silence counts as acceptance."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    /// By silence: the timer ran out.
    package let isDeemed: Bool
    /// By reporting the work done without accepting first.
    package let isImplicit: Bool
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        isDeemed: Bool = false,
        isImplicit: Bool = false,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.isDeemed = isDeemed
        self.isImplicit = isImplicit
        self.dueAt = dueAt
    }
}
