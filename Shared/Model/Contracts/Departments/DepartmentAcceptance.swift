/// The department accepts the case.
package struct DepartmentAcceptance: MessageContract {
    package static let type = MessageType(literal: "case.accept.v1")
    package static let kind = MessageKind.fromDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department accepts the case."

    package let caseID: CaseID
    package let expectedOn: Timestamp?
    /// Name in the department's own system.
    package let clerk: String?

    package init(
        caseID: CaseID,
        expectedOn: Timestamp? = nil,
        clerk: String? = nil
    ) {
        self.caseID = caseID
        self.expectedOn = expectedOn
        self.clerk = clerk
    }
}
