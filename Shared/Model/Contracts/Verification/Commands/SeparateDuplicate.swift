/// The officer (or the centre) takes back that a report is a duplicate: it is verified on its own.
package struct SeparateDuplicate: CommandContract {
    package static let type = MessageType(literal: "duplicate.separate.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "The officer (or the centre) takes back that a report is a duplicate: it is verified on its own."

    /// The task whose finding it was.
    package let taskID: TaskID
    package let reason: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
