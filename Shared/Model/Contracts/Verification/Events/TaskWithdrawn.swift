/// A task is no longer needed.
package struct TaskWithdrawn: EventContract {
    package static let type = MessageType(literal: "task.withdrawn.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "A task is no longer needed."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let kind: TaskKind
    package let officerID: OfficerID
    package let reason: WithdrawalReason

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        kind: TaskKind,
        officerID: OfficerID,
        reason: WithdrawalReason
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.kind = kind
        self.officerID = officerID
        self.reason = reason
    }
}
