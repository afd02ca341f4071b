/// The reporter was asked something; the verification clock stands still.
package struct QuestionAsked: EventContract {
    package static let type = MessageType(literal: "question.asked.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The reporter was asked something; the verification clock stands still."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    /// 1, 2, … within the task.
    package let number: Int
    package let words: String
    package let answerBy: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        number: Int,
        words: String,
        answerBy: Timestamp
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.number = number
        self.words = words
        self.answerBy = answerBy
    }
}
