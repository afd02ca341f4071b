/// A unit that was called for help says whether it comes.
package struct AssistanceAnswered: EventContract {
    package static let type = MessageType(literal: "assistance.answered.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "A unit that was called for help says whether it comes."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let number: Int
    /// Who hears it.
    package let officerID: OfficerID
    package let departmentCode: DepartmentCode
    package let isComing: Bool
    package let words: String?

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        number: Int,
        officerID: OfficerID,
        departmentCode: DepartmentCode,
        isComing: Bool,
        words: String? = nil
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.number = number
        self.officerID = officerID
        self.departmentCode = departmentCode
        self.isComing = isComing
        self.words = words
    }
}
