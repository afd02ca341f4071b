/// A case passed a limit: recorded for good, escalated one level.
package struct CaseOverdue: EventContract {
    package static let type = MessageType(literal: "case.overdue.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A case passed a limit: recorded for good, escalated one level."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let stage: TimeLimitStage
    package let departmentCode: DepartmentCode?
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        stage: TimeLimitStage,
        departmentCode: DepartmentCode? = nil,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.stage = stage
        self.departmentCode = departmentCode
        self.dueAt = dueAt
    }
}
