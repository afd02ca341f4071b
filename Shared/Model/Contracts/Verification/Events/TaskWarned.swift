/// A task reached its warning point.
package struct TaskWarned: EventContract {
    package static let type = MessageType(literal: "task.warned.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "A task reached its warning point."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let kind: TaskKind
    package let officerID: OfficerID
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        kind: TaskKind,
        officerID: OfficerID,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.kind = kind
        self.officerID = officerID
        self.dueAt = dueAt
    }
}
