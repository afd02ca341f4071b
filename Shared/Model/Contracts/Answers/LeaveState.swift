/// An officer's leave as it stands after a command.
package struct LeaveState: Hashable, Codable, Sendable {
    package let leaveID: LeaveID
    /// For the next command's `expectedVersion`.
    package let version: Int
    package let isCancelled: Bool

    package init(_ leave: OfficerLeave) {
        leaveID = leave.id
        version = leave.version
        isCancelled = leave.cancelledAt != nil
    }
}
