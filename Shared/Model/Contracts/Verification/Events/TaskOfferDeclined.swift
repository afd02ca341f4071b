/// An offered task was not taken over: it stays where it is.
package struct TaskOfferDeclined: EventContract {
    package static let type = MessageType(literal: "task.offerDeclined.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "An offered task was not taken over: it stays where it is."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let kind: TaskKind
    package let officerID: OfficerID
    package let offeredTo: OfficerID
    package let declinedBy: AccountID

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        kind: TaskKind,
        officerID: OfficerID,
        offeredTo: OfficerID,
        declinedBy: AccountID
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.kind = kind
        self.officerID = officerID
        self.offeredTo = offeredTo
        self.declinedBy = declinedBy
    }
}
