/// A report is no duplicate after all: the finding is taken back, and it is verified on its own.
package struct ReportSeparated: EventContract {
    package static let type = MessageType(literal: "report.separated.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "A report is no duplicate after all: the finding is taken back, and it is verified on its own."

    package let report: ReportSummary
    package let at: Timestamp
    /// The task whose finding is taken back.
    package let taskID: TaskID
    /// What it was merged into.
    package let originalID: ReportID
    package let separatedBy: AccountID
    package let reason: String
    /// Whether the finding had come in time: what was counted of it is taken back.
    package let wasInTime: Bool

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        originalID: ReportID,
        separatedBy: AccountID,
        reason: String,
        wasInTime: Bool
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.originalID = originalID
        self.separatedBy = separatedBy
        self.reason = reason
        self.wasInTime = wasInTime
    }
}
