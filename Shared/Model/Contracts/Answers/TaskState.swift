/// The answer to an officer's (or the centre's) command on a task: how it stands now.
package struct TaskState: Hashable, Codable, Sendable {
    package let taskID: TaskID
    package let reportID: ReportID
    package let kind: TaskKind
    package let state: TaskStateName
    /// For the next command's `expectedVersion`.
    package let version: Int
    package let officerID: OfficerID
    package let round: Int
    package let finding: Finding?
    /// Of a re-check.
    package let hasPassed: Bool?
    package let isOverdue: Bool
    /// Absent once ended.
    package let dueAt: Timestamp?

    package init(_ current: VerificationTask) {
        taskID = current.id
        reportID = current.report.id
        kind = current.kind
        state = current.state
        version = current.version
        officerID = current.officerID
        round = current.round
        finding = current.finding
        hasPassed = current.hasPassed
        isOverdue = current.isOverdue
        dueAt = current.dueAt
    }
}
