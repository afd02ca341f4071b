/// The officer needs a unit no more that was called for help.
package struct EndAssistance: CommandContract {
    package static let type = MessageType(literal: "assistance.end.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer needs a unit no more that was called for help."

    package let taskID: TaskID
    package let departmentCode: DepartmentCode
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        departmentCode: DepartmentCode,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.departmentCode = departmentCode
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
