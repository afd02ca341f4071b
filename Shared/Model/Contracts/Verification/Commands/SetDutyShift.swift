/// The centre says who is on duty for the town in a night or on a holiday, anew or changed.
package struct SetDutyShift: CommandContract {
    package static let type = MessageType(literal: "duty.set.v1")
    package static let owner = ServiceName.verification
    package static let sentence =
        "The centre says who is on duty for the town in a night or on a holiday, anew or changed."

    package let shiftID: DutyShiftID
    package let townCode: TownCode
    /// Nobody: the shift is taken back.
    package let officers: [OfficerID]
    package let from: Timestamp
    /// The first moment after it.
    package let until: Timestamp
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        shiftID: DutyShiftID,
        townCode: TownCode,
        officers: [OfficerID],
        from: Timestamp,
        until: Timestamp,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.shiftID = shiftID
        self.townCode = townCode
        self.officers = officers
        self.from = from
        self.until = until
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
