/// The department returns a case that is not its own.
package struct DepartmentReturn: MessageContract {
    package static let type = MessageType(literal: "case.return.v1")
    package static let kind = MessageKind.fromDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department returns a case that is not its own."

    package let caseID: CaseID
    package let reason: String
    package let suggestedDepartmentCode: DepartmentCode?
    package let clerk: String?

    package init(
        caseID: CaseID,
        reason: String,
        suggestedDepartmentCode: DepartmentCode? = nil,
        clerk: String? = nil
    ) {
        self.caseID = caseID
        self.reason = reason
        self.suggestedDepartmentCode = suggestedDepartmentCode
        self.clerk = clerk
    }
}
