/// The centre decides on a suspension that a department asked for; never the person who asked.
package struct DecideSuspension: CommandContract {
    package static let type = MessageType(literal: "case.decideSuspension.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence =
        "The centre decides on a suspension that a department asked for; never the person who asked."

    package let caseID: CaseID
    package let isGranted: Bool
    /// Needed for a refusal.
    package let reason: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        isGranted: Bool = false,
        reason: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.isGranted = isGranted
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
