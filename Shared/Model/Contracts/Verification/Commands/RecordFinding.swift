/// The officer says what was found on site (first verification or appeal).
package struct RecordFinding: CommandContract {
    package static let type = MessageType(literal: "finding.record.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer says what was found on site (first verification or appeal)."

    package let taskID: TaskID
    package let finding: Finding
    package let position: RawPosition?
    /// Needed when farther away than the limit.
    package let remoteReason: String?
    package let photos: [EvidencePhoto]
    /// The officer's words: what the public and the department read.
    package let words: String
    package let correctedPin: RawPosition?
    package let correctedAddress: String?
    package let correctedCategoryCode: CategoryCode?
    /// The original, with `duplicate`.
    package let duplicateOf: ReportID?
    /// The right channel, with `outOfRemit`.
    package let channel: String?
    /// Units that helped on the spot (path C).
    package let assistingUnits: [String]
    /// What the owner was told, e.g. fire-safety education (path C).
    package let education: String?
    /// The department called to the place, with `confirmed` (path B).
    package let callIn: DepartmentCode?
    /// Why the officer thinks that the report was sent in bad faith, with `unfounded`; absent where nothing is proposed.
    package let maliceReason: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        finding: Finding,
        position: RawPosition? = nil,
        remoteReason: String? = nil,
        photos: [EvidencePhoto] = [],
        words: String,
        correctedPin: RawPosition? = nil,
        correctedAddress: String? = nil,
        correctedCategoryCode: CategoryCode? = nil,
        duplicateOf: ReportID? = nil,
        channel: String? = nil,
        assistingUnits: [String] = [],
        education: String? = nil,
        callIn: DepartmentCode? = nil,
        maliceReason: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.finding = finding
        self.position = position
        self.remoteReason = remoteReason
        self.photos = photos
        self.words = words
        self.correctedPin = correctedPin
        self.correctedAddress = correctedAddress
        self.correctedCategoryCode = correctedCategoryCode
        self.duplicateOf = duplicateOf
        self.channel = channel
        self.assistingUnits = assistingUnits
        self.education = education
        self.callIn = callIn
        self.maliceReason = maliceReason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
