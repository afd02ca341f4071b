/// The centre transfers a case to a department or committee.
package struct DispatchCaseToDepartment: CommandContract {
    package static let type = MessageType(literal: "case.dispatch.v1")
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre transfers a case to a department or committee."

    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let note: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        caseID: CaseID,
        departmentCode: DepartmentCode,
        note: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.note = note
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
