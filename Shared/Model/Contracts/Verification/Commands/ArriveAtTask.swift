/// The officer is on site.
package struct ArriveAtTask: CommandContract {
    package static let type = MessageType(literal: "task.arrive.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer is on site."

    package let taskID: TaskID
    package let position: RawPosition
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        position: RawPosition,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.position = position
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
