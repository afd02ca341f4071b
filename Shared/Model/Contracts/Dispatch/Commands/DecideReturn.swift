/// The centre decides on a returned case: another department, or a designation that is final.
package struct DecideReturn: CommandContract {
    package static let type = MessageType(literal: "case.decideReturn.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence =
        "The centre decides on a returned case: another department, or a designation that is final."

    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    /// Designation (指定主办): no further return; always so after the second return.
    package let isFinal: Bool
    package let note: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        departmentCode: DepartmentCode,
        isFinal: Bool = false,
        note: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.isFinal = isFinal
        self.note = note
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
