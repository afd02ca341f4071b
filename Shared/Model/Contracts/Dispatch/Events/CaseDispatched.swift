/// A case went to a department.
package struct CaseDispatched: EventContract {
    package static let type = MessageType(literal: "case.dispatched.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A case went to a department."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    /// 1, and one more for every re-work.
    package let round: Int
    /// By the one matching routing rule: the centre may recall it.
    package let isAutomatic: Bool
    /// Path B: the officer called the department in.
    package let isCalledIn: Bool
    /// Designation: cannot be returned.
    package let isFinal: Bool
    package let note: String?
    /// Silence until then counts as acceptance.
    package let acceptBy: Timestamp
    /// Limit for the rectification.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        round: Int,
        isAutomatic: Bool = false,
        isCalledIn: Bool = false,
        isFinal: Bool = false,
        note: String? = nil,
        acceptBy: Timestamp,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.round = round
        self.isAutomatic = isAutomatic
        self.isCalledIn = isCalledIn
        self.isFinal = isFinal
        self.note = note
        self.acceptBy = acceptBy
        self.dueAt = dueAt
    }
}
