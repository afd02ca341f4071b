/// The centre names the departments that help the one in the lead (协办).
package struct InvolveDepartments: CommandContract {
    package static let type = MessageType(literal: "case.involve.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre names the departments that help the one in the lead (协办)."

    package let caseID: CaseID
    /// All of them from now on, at most five; empty: nobody helps any more.
    package let departmentCodes: [DepartmentCode]
    /// For them.
    package let note: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        departmentCodes: [DepartmentCode],
        note: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.departmentCodes = departmentCodes
        self.note = note
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
