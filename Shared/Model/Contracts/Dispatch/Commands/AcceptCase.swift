/// The department accepts the case (from the console).
package struct AcceptCase: CommandContract {
    package static let type = MessageType(literal: "case.accept.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department accepts the case (from the console)."

    package let caseID: CaseID
    /// When it will be done, where the department says so.
    package let expectedOn: Timestamp?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        expectedOn: Timestamp? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.expectedOn = expectedOn
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
