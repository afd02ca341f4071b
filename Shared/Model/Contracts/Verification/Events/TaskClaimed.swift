/// The officer took the task.
package struct TaskClaimed: EventContract {
    package static let type = MessageType(literal: "task.claimed.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer took the task."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let kind: TaskKind
    package let officerID: OfficerID

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        kind: TaskKind,
        officerID: OfficerID
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.kind = kind
        self.officerID = officerID
    }
}
