/// The department asks for more time (from the console).
package struct RequestExtension: CommandContract {
    package static let type = MessageType(literal: "case.extend.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department asks for more time (from the console)."

    package let caseID: CaseID
    package let until: Timestamp
    package let reason: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        until: Timestamp,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.until = until
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
