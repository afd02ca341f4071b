/// The officer on site has called a unit for help; the reporter hears nothing of it.
package struct AssistanceCalled: EventContract {
    package static let type = MessageType(literal: "assistance.called.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer on site has called a unit for help; the reporter hears nothing of it."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    /// 1, 2, … within the task.
    package let number: Int
    package let officerID: OfficerID
    package let departmentCode: DepartmentCode
    package let words: String

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        number: Int,
        officerID: OfficerID,
        departmentCode: DepartmentCode,
        words: String
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.number = number
        self.officerID = officerID
        self.departmentCode = departmentCode
        self.words = words
    }
}
