/// A department that works on the case tells how far it is (from the console).
package struct NoteProgress: CommandContract {
    package static let type = MessageType(literal: "case.note.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "A department that works on the case tells how far it is (from the console)."

    package let caseID: CaseID
    /// What the reporter may read too.
    package let words: String
    package let photos: [EvidencePhoto]
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        words: String,
        photos: [EvidencePhoto] = [],
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.words = words
        self.photos = photos
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
