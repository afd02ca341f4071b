/// The colleague, or the centre, takes an offered task over or declines it; who offered it may take the offer back.
package struct DecideOffer: CommandContract {
    package static let type = MessageType(literal: "task.decideOffer.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "The colleague, or the centre, takes an offered task over or declines it; who offered it may take the offer back."

    package let taskID: TaskID
    package let isAccepted: Bool
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        isAccepted: Bool,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.isAccepted = isAccepted
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
