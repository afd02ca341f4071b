/// A closed case is open again after an appeal.
package struct CaseReopened: EventContract {
    package static let type = MessageType(literal: "case.reopened.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A closed case is open again after an appeal."

    package let report: ReportSummary
    package let at: Timestamp
    package let caseID: CaseID
    package let reason: String
    /// Limit for dispatching it.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        caseID: CaseID,
        reason: String,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.caseID = caseID
        self.reason = reason
        self.dueAt = dueAt
    }
}
