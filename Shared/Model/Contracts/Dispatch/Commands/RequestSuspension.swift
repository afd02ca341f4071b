/// The department asks that a case be suspended (挂账; from the console).
package struct RequestSuspension: CommandContract {
    package static let type = MessageType(literal: "case.requestSuspension.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department asks that a case be suspended (挂账; from the console)."

    package let caseID: CaseID
    /// What the citizen reads, where it is granted.
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
