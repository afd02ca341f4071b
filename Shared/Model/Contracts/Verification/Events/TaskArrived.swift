/// The officer arrived on site.
package struct TaskArrived: EventContract {
    package static let type = MessageType(literal: "task.arrived.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer arrived on site."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let kind: TaskKind
    package let officerID: OfficerID
    /// From the pin, in metres.
    package let distanceMetres: Double

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        kind: TaskKind,
        officerID: OfficerID,
        distanceMetres: Double
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.kind = kind
        self.officerID = officerID
        self.distanceMetres = distanceMetres
    }
}
