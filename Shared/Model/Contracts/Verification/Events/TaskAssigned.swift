/// An officer got a task.
package struct TaskAssigned: EventContract {
    package static let type = MessageType(literal: "task.assigned.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "An officer got a task."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let kind: TaskKind
    package let officerID: OfficerID
    /// 1, and one more for every further task of this kind.
    package let round: Int
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        kind: TaskKind,
        officerID: OfficerID,
        round: Int,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.kind = kind
        self.officerID = officerID
        self.round = round
        self.dueAt = dueAt
    }
}
