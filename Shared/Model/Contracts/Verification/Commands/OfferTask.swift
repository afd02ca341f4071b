/// An officer (or the centre for one) offers a task to a named colleague of the town.
package struct OfferTask: CommandContract {
    package static let type = MessageType(literal: "task.offer.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "An officer (or the centre for one) offers a task to a named colleague of the town."

    package let taskID: TaskID
    /// The colleague.
    package let officerID: OfficerID
    package let reason: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        officerID: OfficerID,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.officerID = officerID
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
