/// The centre takes a dispatched case back.
package struct RecallCase: CommandContract {
    package static let type = MessageType(literal: "case.recall.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre takes a dispatched case back."

    package let caseID: CaseID
    package let reason: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
