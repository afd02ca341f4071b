/// The reporter answered; the clock goes on.
package struct QuestionAnswered: EventContract {
    package static let type = MessageType(literal: "question.answered.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The reporter answered; the clock goes on."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    /// Who asked, and is told.
    package let officerID: OfficerID
    package let number: Int
    package let words: String
    package let photos: [EvidencePhoto]
    /// The moved limit.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        officerID: OfficerID,
        number: Int,
        words: String,
        photos: [EvidencePhoto] = [],
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.officerID = officerID
        self.number = number
        self.words = words
        self.photos = photos
        self.dueAt = dueAt
    }
}
