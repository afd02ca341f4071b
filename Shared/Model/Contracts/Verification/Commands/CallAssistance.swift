/// The officer on site calls a unit for help, before there is a finding; no clock stops.
package struct CallAssistance: CommandContract {
    package static let type = MessageType(literal: "assistance.call.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "The officer on site calls a unit for help, before there is a finding; no clock stops."

    package let taskID: TaskID
    /// Of the town or of one of its villages, or of the city.
    package let departmentCode: DepartmentCode
    /// What is needed; the unit reads it, the reporter does not.
    package let words: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        departmentCode: DepartmentCode,
        words: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.departmentCode = departmentCode
        self.words = words
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
