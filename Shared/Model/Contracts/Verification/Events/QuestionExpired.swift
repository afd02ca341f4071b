/// The reporter did not answer in time; the clock goes on.
package struct QuestionExpired: EventContract {
    package static let type = MessageType(literal: "question.expired.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The reporter did not answer in time; the clock goes on."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let number: Int
    /// The moved limit.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        number: Int,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.number = number
        self.dueAt = dueAt
    }
}
