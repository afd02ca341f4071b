/// The citizen contests the outcome, once.
package struct OpenAppeal: CommandContract {
    package static let type = MessageType(literal: "appeal.open.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The citizen contests the outcome, once."

    package let reportID: ReportID
    package let words: String
    package let photos: [EvidencePhoto]
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        words: String,
        photos: [EvidencePhoto] = [],
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.words = words
        self.photos = photos
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
