/// A unit that was called for help says whether it comes; a later answer takes the place of an earlier one.
package struct AnswerAssistance: CommandContract {
    package static let type = MessageType(literal: "assistance.answer.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "A unit that was called for help says whether it comes; a later answer takes the place of an earlier one."

    package let taskID: TaskID
    /// Of the call that is answered; nil for the newest.
    package let number: Int?
    package let isComing: Bool
    /// When it is there, or why it cannot come: then it is needed. The officer reads it.
    package let words: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        number: Int? = nil,
        isComing: Bool,
        words: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.number = number
        self.isComing = isComing
        self.words = words
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
