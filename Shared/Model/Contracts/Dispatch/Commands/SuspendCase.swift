/// The centre suspends a case (挂账); its clock stops.
package struct SuspendCase: CommandContract {
    package static let type = MessageType(literal: "case.suspend.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre suspends a case (挂账); its clock stops."

    package let caseID: CaseID
    /// What the citizen reads.
    package let reason: String
    /// When the citizen hears next.
    package let nextWordOn: Timestamp
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        reason: String,
        nextWordOn: Timestamp,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.reason = reason
        self.nextWordOn = nextWordOn
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
