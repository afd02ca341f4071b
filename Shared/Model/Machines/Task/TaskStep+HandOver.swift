/// A task goes from one officer to another. Its limit is left alone, and so is what the reporter was promised.
extension TaskStep {
    mutating func offer(_ command: OfferTask) throws(Refusal) {
        let version = next.version
        if command.actor.role == .townCentre {
            try checkCentre(command)
        } else {
            try checkOwner(command)
        }
        try move(.offer)
        try checkVersion(command, of: version)
        if command.reason.isBlank { throw Refusal(.reasonMissing) }
        if command.officerID == next.officerID { throw Refusal(.officerSame) }
        if command.officerID == next.excludedOfficerID { throw Refusal(.appealSameOfficer) }
        guard let colleague = context.colleague, colleague.id == command.officerID else {
            throw Refusal(.unknownOfficer)
        }
        guard colleague.town == next.report.townCode else { throw Refusal(.officerOtherTown) }
        if colleague.isAway { throw Refusal(.officerOnLeave) }
        next.offeredTo = colleague.id
        emit(
            TaskOffered(
                report: next.report,
                at: at,
                taskID: next.id,
                kind: next.kind,
                officerID: next.officerID,
                offeredTo: colleague.id,
                reason: command.reason,
                dueAt: next.dueAt
            )
        )
    }

    mutating func decideOffer(_ command: DecideOffer) throws(Refusal) {
        let version = next.version
        let isCentre = command.actor.role == .townCentre
        if isCentre {
            try checkCentre(command)
        } else {
            try checkExpiry(command)
            guard let officer = command.actor.officerID else { throw Refusal(.notPermitted) }
            // Who offered it may take the offer back, not accept it.
            guard officer == next.offeredTo || officer == next.officerID && !command.isAccepted else {
                throw Refusal(.taskNotYours)
            }
        }
        try move(command.isAccepted ? isCentre ? .assignOver : .takeOver : .decline)
        try checkVersion(command, of: version)
        guard let colleague = next.offeredTo else { throw Refusal(.offerNotOpen) }
        next.offeredTo = nil
        guard command.isAccepted else {
            emit(
                TaskOfferDeclined(
                    report: next.report,
                    at: at,
                    taskID: next.id,
                    kind: next.kind,
                    officerID: next.officerID,
                    offeredTo: colleague,
                    declinedBy: command.actor.id
                )
            )
            return
        }
        try checkPresent(colleague, isDecidedByCentre: isCentre)
        handOver(to: colleague, isCentre ? .centre : .colleague)
    }

    /// Since the colleague was asked, the person may have left or gone to another town; or be on leave, when the centre
    /// decides for them.
    private func checkPresent(_ officer: OfficerID, isDecidedByCentre: Bool) throws(Refusal) {
        guard let colleague = context.colleague, colleague.id == officer else { throw Refusal(.unknownOfficer) }
        guard colleague.town == next.report.townCode else { throw Refusal(.officerOtherTown) }
        if isDecidedByCentre, colleague.isAway { throw Refusal(.officerOnLeave) }
    }

    /// The officer is on leave.
    mutating func moveOn(to officer: OfficerID) throws(Refusal) {
        if officer == next.excludedOfficerID { throw Refusal(.appealSameOfficer) }
        if officer == next.officerID { throw Refusal(.officerSame) }
        try move(.moveOn)
        next.offeredTo = nil
        handOver(to: officer, .leave)
    }

    /// The place is in another officer's cell now; whoever is there already, or waits for an answer, goes on.
    mutating func reroute(to officer: OfficerID) throws(Refusal) {
        if officer == next.excludedOfficerID { throw Refusal(.appealSameOfficer) }
        if officer == next.officerID { throw Refusal(.officerSame) }
        try move(.reroute)
        next.offeredTo = nil
        handOver(to: officer, .cells)
    }

    private mutating func handOver(to officer: OfficerID, _ cause: HandOverCause) {
        let before = next.officerID
        next.officerID = officer
        emit(
            TaskHandedOver(
                report: next.report,
                at: at,
                taskID: next.id,
                kind: next.kind,
                fromOfficerID: before,
                officerID: officer,
                cause: cause,
                stateAfter: next.state,
                dueAt: next.dueAt
            )
        )
    }

    func checkCentre(_ command: some CommandContract) throws(Refusal) {
        try checkExpiry(command)
        guard command.actor.scope.contains(next.report.townCode) else { throw Refusal(.outsideYourArea) }
    }
}
