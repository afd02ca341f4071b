/// A department was connected: its open cases are sent to its new queue.
package struct ResendCases: MessageContract {
    package static let type = MessageType(literal: "case.resend.v1")
    package static let kind = MessageKind.command
    package static let owner = ServiceName.dispatch
    package static let sentence = "A department was connected: its open cases are sent to its new queue."

    package let departmentCode: DepartmentCode

    package init(departmentCode: DepartmentCode) {
        self.departmentCode = departmentCode
    }
}
