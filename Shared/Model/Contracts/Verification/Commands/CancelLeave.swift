/// The centre takes an officer's leave back, or ends it early.
package struct CancelLeave: CommandContract {
    package static let type = MessageType(literal: "leave.cancel.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The centre takes an officer's leave back, or ends it early."

    package let leaveID: LeaveID
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        leaveID: LeaveID,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.leaveID = leaveID
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
