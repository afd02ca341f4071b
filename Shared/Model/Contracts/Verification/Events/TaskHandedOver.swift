/// A task went from one officer to another; its limit stays what it was.
package struct TaskHandedOver: EventContract {
    package static let type = MessageType(literal: "task.handedOver.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "A task went from one officer to another; its limit stays what it was."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let kind: TaskKind
    package let fromOfficerID: OfficerID
    /// Whose it is now.
    package let officerID: OfficerID
    package let cause: HandOverCause
    package let stateAfter: TaskStateName
    package let dueAt: Timestamp?

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        kind: TaskKind,
        fromOfficerID: OfficerID,
        officerID: OfficerID,
        cause: HandOverCause,
        stateAfter: TaskStateName,
        dueAt: Timestamp?
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.kind = kind
        self.fromOfficerID = fromOfficerID
        self.officerID = officerID
        self.cause = cause
        self.stateAfter = stateAfter
        self.dueAt = dueAt
    }
}
