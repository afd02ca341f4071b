/// The centre urges the department.
package struct DepartmentCaseUrged: MessageContract {
    package static let type = MessageType(literal: "case.urged.v1")
    package static let kind = MessageKind.toDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre urges the department."

    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let note: String?
    package let dueAt: Timestamp
    package let urgedAt: Timestamp

    package init(
        caseID: CaseID,
        departmentCode: DepartmentCode,
        note: String? = nil,
        dueAt: Timestamp,
        urgedAt: Timestamp
    ) {
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.note = note
        self.dueAt = dueAt
        self.urgedAt = urgedAt
    }
}
