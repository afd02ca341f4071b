/// The reporter answers; the clock goes on.
package struct AnswerQuestion: CommandContract {
    package static let type = MessageType(literal: "question.answer.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The reporter answers; the clock goes on."

    package let reportID: ReportID
    package let words: String
    package let photos: [EvidencePhoto]
    /// A better pin.
    package let pin: RawPosition?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        words: String,
        photos: [EvidencePhoto] = [],
        pin: RawPosition? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.words = words
        self.photos = photos
        self.pin = pin
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
