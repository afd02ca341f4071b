/// A case was opened at the town centre.
package struct CaseOpened: EventContract {
    package static let type = MessageType(literal: "case.opened.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A case was opened at the town centre."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    /// Limit for dispatching it.
    package let dueAt: Timestamp
    /// Limit from registration to closing.
    package let overallDueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        dueAt: Timestamp,
        overallDueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.dueAt = dueAt
        self.overallDueAt = overallDueAt
    }
}
