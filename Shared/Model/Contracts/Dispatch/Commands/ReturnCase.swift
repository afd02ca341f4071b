/// The department returns a case that is not its own (from the console).
package struct ReturnCase: CommandContract {
    package static let type = MessageType(literal: "case.return.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department returns a case that is not its own (from the console)."

    package let caseID: CaseID
    package let reason: String
    package let suggestedDepartmentCode: DepartmentCode?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        reason: String,
        suggestedDepartmentCode: DepartmentCode? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.reason = reason
        self.suggestedDepartmentCode = suggestedDepartmentCode
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
