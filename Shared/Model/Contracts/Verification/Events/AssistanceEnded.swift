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

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        number: Int,
        departmentCode: DepartmentCode
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.number = number
        self.departmentCode = departmentCode
    }
}
