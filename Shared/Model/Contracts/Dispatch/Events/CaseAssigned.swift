/// The department gave the case to one of its members.
package struct CaseAssigned: EventContract {
    package static let type = MessageType(literal: "case.assigned.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department gave the case to one of its members."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    /// nil: to nobody in particular any more.
    package let member: CaseMember?

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        departmentCode: DepartmentCode,
        member: CaseMember? = nil
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.member = member
    }
}
