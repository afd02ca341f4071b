/// The centre resumes a suspended case; its clock goes on.
package struct ResumeCase: CommandContract {
    package static let type = MessageType(literal: "case.resume.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre resumes a suspended case; its clock goes on."

    package let caseID: CaseID
    package let note: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        note: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.note = note
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
