/// Who is on duty for a town from a moment until before another one: a night, a holiday.
package struct DutyShift: Hashable, Sendable {
    package let id: DutyShiftID
    package let townCode: TownCode
    package let officers: [OfficerID]
    package let from: Timestamp
    /// The first moment after it.
    package let until: Timestamp
    package let version: Int

    package init(
        id: DutyShiftID,
        townCode: TownCode,
        officers: [OfficerID],
        from: Timestamp,
        until: Timestamp,
        version: Int = 1
    ) {
        self.id = id
        self.townCode = townCode
        self.officers = officers
        self.from = from
        self.until = until
        self.version = version
    }

    package func covers(_ moment: Timestamp) -> Bool { from <= moment && moment < until }

    /// The centre sets a shift of its town, new or changed.
    /// - Parameters:
    ///   - known: the shift as it stands; nil for a new one.
    ///   - roster: whose officers they must be.
    package static func setting(
        _ command: SetDutyShift,
        known: DutyShift?,
        roster: OfficerRoster,
        at now: Timestamp
    ) -> Result<DutyShift, Refusal> {
        if let expiresAt = command.expiresAt, now > expiresAt { return .failure(Refusal(.commandExpired)) }
        guard command.actor.role == .townCentre else { return .failure(Refusal(.notPermitted)) }
        guard command.actor.scope.contains(command.townCode), known.map({ $0.townCode == command.townCode }) ?? true
        else { return .failure(Refusal(.outsideYourArea)) }
        guard command.from < command.until, command.until > now else { return .failure(Refusal(.spanInvalid)) }
        for officer in command.officers {
            guard let town = roster.town(of: officer) else { return .failure(Refusal(.unknownOfficer)) }
            guard town == command.townCode else { return .failure(Refusal(.officerOtherTown)) }
        }
        if let expected = command.expectedVersion, expected != known?.version ?? 0 {
            return .failure(Refusal(.versionConflict))
        }
        return .success(
            DutyShift(
                id: command.shiftID,
                townCode: command.townCode,
                officers: Set(command.officers).sorted(),
                from: command.from,
                until: command.until,
                version: (known?.version ?? 0) + 1
            )
        )
    }
}
