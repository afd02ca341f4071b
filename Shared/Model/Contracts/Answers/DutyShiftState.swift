/// A shift of a town's duty roster as it stands after a command.
package struct DutyShiftState: Hashable, Codable, Sendable {
    package let shiftID: DutyShiftID
    /// For the next command's `expectedVersion`.
    package let version: Int
    /// How many are on duty; none where the shift was taken back.
    package let officers: Int

    package init(_ shift: DutyShift) {
        shiftID = shift.id
        version = shift.version
        officers = shift.officers.count
    }
}
