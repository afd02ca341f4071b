/// The department reports that the work is done (from the console).
package struct RectifyCase: CommandContract {
    package static let type = MessageType(literal: "case.rectify.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department reports that the work is done (from the console)."

    package let caseID: CaseID
    package let words: String
    /// After-photos.
    package let photos: [EvidencePhoto]
    /// Signed conclusion, where the category needs one.
    package let conclusion: String?
    package let signedBy: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        words: String,
        photos: [EvidencePhoto] = [],
        conclusion: String? = nil,
        signedBy: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.words = words
        self.photos = photos
        self.conclusion = conclusion
        self.signedBy = signedBy
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
