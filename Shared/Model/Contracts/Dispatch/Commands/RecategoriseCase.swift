/// The centre corrects the category of a case; its limits are counted anew.
package struct RecategoriseCase: CommandContract {
    package static let type = MessageType(literal: "case.recategorise.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre corrects the category of a case; its limits are counted anew."

    package let caseID: CaseID
    package let categoryCode: CategoryCode
    package let reason: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        categoryCode: CategoryCode,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.categoryCode = categoryCode
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
