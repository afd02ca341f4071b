/// The officer asks the reporter through the relay; the clock stops.
package struct AskQuestion: CommandContract {
    package static let type = MessageType(literal: "question.ask.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer asks the reporter through the relay; the clock stops."

    package let taskID: TaskID
    package let words: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        words: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.words = words
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
