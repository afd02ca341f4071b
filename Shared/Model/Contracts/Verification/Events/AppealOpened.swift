/// A citizen contested the outcome; another officer looks again.
package struct AppealOpened: EventContract {
    package static let type = MessageType(literal: "appeal.opened.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "A citizen contested the outcome; another officer looks again."

    package let report: ReportSummary
    package let at: Timestamp
    package let taskID: TaskID
    package let words: String
    package let photos: [EvidencePhoto]

    package init(
        report: ReportSummary,
        at: Timestamp,
        taskID: TaskID,
        words: String,
        photos: [EvidencePhoto] = []
    ) {
        self.report = report
        self.at = at
        self.taskID = taskID
        self.words = words
        self.photos = photos
    }
}
