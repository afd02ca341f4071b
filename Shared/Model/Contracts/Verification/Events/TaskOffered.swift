/// A task was offered to a colleague, who has to take it over.
package struct TaskOffered: EventContract {
    package static let type = MessageType(literal: "task.offered.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "A task was offered to a colleague, who has to take it over."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let kind: TaskKind
    /// Whose it is until it is taken over.
    package let officerID: OfficerID
    package let offeredTo: OfficerID
    package let reason: String
    package let dueAt: Timestamp?

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        kind: TaskKind,
        officerID: OfficerID,
        offeredTo: OfficerID,
        reason: String,
        dueAt: Timestamp?
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.kind = kind
        self.officerID = officerID
        self.offeredTo = offeredTo
        self.reason = reason
        self.dueAt = dueAt
    }
}
