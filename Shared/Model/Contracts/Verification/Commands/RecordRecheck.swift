/// The officer (or the centre standing in) says whether the place is in order now.
package struct RecordRecheck: CommandContract {
    package static let type = MessageType(literal: "recheck.record.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer (or the centre standing in) says whether the place is in order now."

    package let taskID: TaskID
    package let passed: Bool
    /// Needed from an officer.
    package let position: RawPosition?
    package let remoteReason: String?
    /// At least one after-photo.
    package let photos: [EvidencePhoto]
    package let words: String
    /// The department's signed conclusion where the category needs one and the department has not sent it.
    package let conclusion: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        passed: Bool = false,
        position: RawPosition? = nil,
        remoteReason: String? = nil,
        photos: [EvidencePhoto] = [],
        words: String,
        conclusion: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.passed = passed
        self.position = position
        self.remoteReason = remoteReason
        self.photos = photos
        self.words = words
        self.conclusion = conclusion
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
