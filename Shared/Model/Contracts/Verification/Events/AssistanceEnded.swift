/// A unit that was called is needed no more, by the officer's word or because the task is over.
package struct AssistanceEnded: EventContract {
    package static let type = MessageType(literal: "assistance.ended.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "A unit that was called is needed no more, by the officer's word or because the task is over."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let number: Int
    package let departmentCode: DepartmentCode
    /// It might still have come; false for one that could not, which has nothing to hear. Absent: it might.
    package let wasAwaited: Bool?

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        number: Int,
        departmentCode: DepartmentCode,
        wasAwaited: Bool? = nil
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.number = number
        self.departmentCode = departmentCode
        self.wasAwaited = wasAwaited
    }
}
