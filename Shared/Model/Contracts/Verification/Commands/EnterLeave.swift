/// The centre enters an officer's leave; when it begins, unclaimed tasks move on.
package struct EnterLeave: CommandContract {
    package static let type = MessageType(literal: "leave.enter.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The centre enters an officer's leave; when it begins, unclaimed tasks move on."

    package let leaveID: LeaveID
    package let officerID: OfficerID
    package let from: Timestamp
    /// The first moment after it.
    package let until: Timestamp
    package let reason: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        leaveID: LeaveID,
        officerID: OfficerID,
        from: Timestamp,
        until: Timestamp,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.leaveID = leaveID
        self.officerID = officerID
        self.from = from
        self.until = until
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
