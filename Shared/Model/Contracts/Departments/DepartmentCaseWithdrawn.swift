/// A case is no longer the department's.
package struct DepartmentCaseWithdrawn: MessageContract {
    package static let type = MessageType(literal: "case.withdrawn.v1")
    package static let kind = MessageKind.toDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "A case is no longer the department's."

    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    /// The work was seen to be done and is credited.
    package let isCredited: Bool
    package let reason: WithdrawalReason
    package let withdrawnAt: Timestamp

    package init(
        caseID: CaseID,
        departmentCode: DepartmentCode,
        isCredited: Bool = false,
        reason: WithdrawalReason,
        withdrawnAt: Timestamp
    ) {
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.isCredited = isCredited
        self.reason = reason
        self.withdrawnAt = withdrawnAt
    }
}
