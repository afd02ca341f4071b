/// An officer thinks that a report was sent in bad faith; the centre has to decide.
package struct MaliceProposed: EventContract {
    package static let type = MessageType(literal: "malice.proposed.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "An officer thinks that a report was sent in bad faith; the centre has to decide."

    package let report: ReportSummary
    package let at: Timestamp
    /// The verification that found it not so.
    package let taskID: TaskID
    package let officerID: OfficerID
    package let reason: String
    /// Until when the centre has to decide.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        officerID: OfficerID,
        reason: String,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.officerID = officerID
        self.reason = reason
        self.dueAt = dueAt
    }
}
