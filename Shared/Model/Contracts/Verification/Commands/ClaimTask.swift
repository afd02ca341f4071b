/// The officer takes the task.
package struct ClaimTask: CommandContract {
    package static let type = MessageType(literal: "task.claim.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer takes the task."

    package let taskID: TaskID
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
