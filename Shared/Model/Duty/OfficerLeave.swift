/// A leave of an officer, as the centre entered it: from a moment until before another one.
package struct OfficerLeave: Hashable, Sendable {
    package let id: LeaveID
    package let officerID: OfficerID
    package let townCode: TownCode
    package let from: Timestamp
    /// The first moment after it.
    package let until: Timestamp
    package let reason: String
    /// When it was taken back or ended early.
    package private(set) var cancelledAt: Timestamp?
    package private(set) var version: Int

    /// A leave as it was stored.
    package init(
        id: LeaveID,
        officerID: OfficerID,
        townCode: TownCode,
        from: Timestamp,
        until: Timestamp,
        reason: String,
        cancelledAt: Timestamp? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.officerID = officerID
        self.townCode = townCode
        self.from = from
        self.until = until
        self.reason = reason
        self.cancelledAt = cancelledAt
        self.version = version
    }

    /// The first moment after it, as it really was.
    package var end: Timestamp { cancelledAt.map { max(from, min(until, $0)) } ?? until }

    package func covers(_ moment: Timestamp) -> Bool { from <= moment && moment < end }

    /// The centre enters a leave.
    /// - Parameters:
    ///   - town: where the officer belongs; nil where there is no such officer.
    ///   - others: every leave of the officer that ends later than the new one begins.
    package static func entering(
        _ command: EnterLeave,
        town: TownCode?,
        others: [OfficerLeave],
        at now: Timestamp
    ) -> Result<OfficerLeave, Refusal> {
        if let expiresAt = command.expiresAt, now > expiresAt { return .failure(Refusal(.commandExpired)) }
        guard command.actor.role == .townCentre else { return .failure(Refusal(.notPermitted)) }
        guard let town else { return .failure(Refusal(.unknownOfficer)) }
        guard command.actor.scope.contains(town) else { return .failure(Refusal(.outsideYourArea)) }
        guard command.from < command.until, command.until > now else { return .failure(Refusal(.spanInvalid)) }
        guard !command.reason.isBlank else { return .failure(Refusal(.reasonMissing)) }
        let clash = others.contains { other in
            other.id == command.leaveID
                || other.officerID == command.officerID && other.from < command.until && command.from < other.end
        }
        if clash { return .failure(Refusal(.leaveOverlaps)) }
        return .success(
            OfficerLeave(
                id: command.leaveID,
                officerID: command.officerID,
                townCode: town,
                from: command.from,
                until: command.until,
                reason: command.reason
            )
        )
    }

    /// The centre takes the leave back, or ends it now where it has begun.
    package func cancelling(_ command: CancelLeave, at now: Timestamp) -> Result<OfficerLeave, Refusal> {
        if let expiresAt = command.expiresAt, now > expiresAt { return .failure(Refusal(.commandExpired)) }
        guard command.actor.role == .townCentre else { return .failure(Refusal(.notPermitted)) }
        guard command.actor.scope.contains(townCode) else { return .failure(Refusal(.outsideYourArea)) }
        guard cancelledAt == nil, now < until else { return .failure(Refusal(.leaveOver)) }
        if let expected = command.expectedVersion, expected != version { return .failure(Refusal(.versionConflict)) }
        var next = self
        next.cancelledAt = now
        next.version += 1
        return .success(next)
    }
}
