/// The officer needs the department's help no more.
package struct DepartmentAssistanceEnded: MessageContract {
    package static let type = MessageType(literal: "assistance.ended.v1")
    package static let kind = MessageKind.toDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "The officer needs the department's help no more."

    package let taskID: TaskID
    package let number: Int
    package let departmentCode: DepartmentCode
    package let endedAt: Timestamp

    package init(_ ended: AssistanceEnded) {
        taskID = ended.taskID
        number = ended.number
        departmentCode = ended.departmentCode
        endedAt = ended.at
    }
}
