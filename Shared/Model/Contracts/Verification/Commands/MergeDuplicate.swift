/// The centre finds at its desk that a report is the same as an open one: what an officer's finding `duplicate` says.
package struct MergeDuplicate: CommandContract {
    package static let type = MessageType(literal: "duplicate.merge.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "The centre finds at its desk that a report is the same as an open one: what an officer's finding says."

    /// The first verification of the duplicate, which ends with it.
    package let taskID: TaskID
    package let originalID: ReportID
    /// What the reporter and the public read.
    package let words: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        taskID: TaskID,
        originalID: ReportID,
        words: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.taskID = taskID
        self.originalID = originalID
        self.words = words
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
