/// The department gives the case to one of its members.
package struct AssignMember: CommandContract {
    package static let type = MessageType(literal: "case.assign.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department gives the case to one of its members."

    package let caseID: CaseID
    /// Looked up by the gateway, which knows the accounts; nil: to nobody in particular.
    package let member: CaseMember?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        member: CaseMember? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.member = member
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
