/// The department asks that a case be suspended (挂账).
package struct DepartmentSuspensionRequest: MessageContract {
    package static let type = MessageType(literal: "case.requestSuspension.v1")
    package static let kind = MessageKind.fromDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department asks that a case be suspended (挂账)."

    package let caseID: CaseID
    /// What the citizen reads, where it is granted.
    package let reason: String
    /// When the citizen hears next.
    package let nextWordOn: Timestamp
    package let clerk: String?

    package init(
        caseID: CaseID,
        reason: String,
        nextWordOn: Timestamp,
        clerk: String? = nil
    ) {
        self.caseID = caseID
        self.reason = reason
        self.nextWordOn = nextWordOn
        self.clerk = clerk
    }
}
