/// The department asks for more time.
package struct DepartmentExtensionRequest: MessageContract {
    package static let type = MessageType(literal: "case.extend.v1")
    package static let kind = MessageKind.fromDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department asks for more time."

    package let caseID: CaseID
    package let until: Timestamp
    package let reason: String
    package let clerk: String?

    package init(
        caseID: CaseID,
        until: Timestamp,
        reason: String,
        clerk: String? = nil
    ) {
        self.caseID = caseID
        self.until = until
        self.reason = reason
        self.clerk = clerk
    }
}
