// Whether a report is accused is no answer to whoever has nothing to do with it: they hear that there is no proposal.
extension Malice {
    /// The roles that decide on a proposal, each in its own area.
    package static let deciders: Set<Role> = [.townCentre, .cityAdmin]

    /// What an officer's finding opens; nil where it cannot be one: the report is not unfounded, or nobody's.
    package static func proposing(
        _ verified: ReportVerified,
        reason: String,
        terms: MaliceTerms,
        in calendar: WorkingCalendar
    ) -> Transition<Malice>? {
        guard verified.kind == .first, verified.finding == .unfounded, !reason.isBlank, verified.report.mayBeMalicious
        else { return nil }
        var next = Malice(
            report: verified.report,
            taskID: verified.taskID,
            officerID: verified.officerID,
            reason: reason,
            proposedAt: verified.at,
            state: .proposed,
            version: 1,
            clockwork: Clockwork()
        )
        var deadlines: [DeadlineAction] = []
        let due = next.startClock(.malice, at: verified.at, terms, calendar, &deadlines)
        let event = MaliceProposed(
            report: next.report,
            at: verified.at,
            taskID: next.taskID,
            officerID: next.officerID,
            reason: reason,
            dueAt: due
        )
        return Transition(aggregate: next, events: [event], deadlines: deadlines)
    }

    /// What a command of a person leads to; one that is none of these is refused as `other`.
    package func applying(
        _ command: any CommandContract,
        at now: Timestamp,
        terms: MaliceTerms,
        in calendar: WorkingCalendar
    ) -> Result<Transition<Malice>, Refusal> {
        switch command {
        case let command as WithdrawMalice: withdrawing(command, at: now)
        case let command as DecideMalice: deciding(command, at: now, terms: terms)
        case let command as AppealMalice: appealing(command, at: now, terms: terms, in: calendar)
        case let command as DecideMaliceAppeal: decidingAppeal(command, at: now)
        default: .failure(Refusal(.other))
        }
    }

    /// The officer takes it back before the centre has decided.
    package func withdrawing(_ command: WithdrawMalice, at now: Timestamp) -> Result<Transition<Malice>, Refusal> {
        step { () throws(Refusal) in
            try command.checkExpiry(at: now)
            guard let officer = command.actor.officerID else { throw Refusal(.notPermitted) }
            guard officer == officerID else { throw Refusal(.unknownMalice) }
            var next = try moved(.withdraw, else: .maliceDecided)
            try checkVersion(command)
            return next.ending(with: MaliceWithdrawn(report: report, at: now, officerID: officerID))
        }
    }

    /// The centre (or the city) decides on the proposal.
    package func deciding(
        _ command: DecideMalice,
        at now: Timestamp,
        terms: MaliceTerms
    ) -> Result<Transition<Malice>, Refusal> {
        step { () throws(Refusal) in
            try command.checkExpiry(at: now)
            guard Self.deciders.contains(command.actor.role) else { throw Refusal(.notPermitted) }
            guard command.actor.scope.contains(report.townCode) else { throw Refusal(.unknownMalice) }
            var next = try moved(command.isFound ? .find : .clear, else: .maliceDecided)
            try checkVersion(command)
            guard !command.reason.isBlank else { throw Refusal(.reasonMissing) }
            next.decision = Decision(by: command.actor.id, at: now, reason: command.reason)
            if command.isFound { next.appealUntil = now + terms.appealWindow }
            let event = MaliceDecided(
                report: report,
                at: now,
                officerID: officerID,
                isFound: command.isFound,
                reason: command.reason,
                decidedBy: command.actor.id,
                appealUntil: next.appealUntil
            )
            return next.ending(with: event)
        }
    }

    /// The reporter contests it, once and in time. Whoever may not know of it hears that there is none.
    package func appealing(
        _ command: AppealMalice,
        at now: Timestamp,
        terms: MaliceTerms,
        in calendar: WorkingCalendar
    ) -> Result<Transition<Malice>, Refusal> {
        step { () throws(Refusal) in
            try command.checkExpiry(at: now)
            guard let citizen = command.actor.citizenID else { throw Refusal(.notPermitted) }
            guard citizen == report.citizenID, state.isKnownToReporter else { throw Refusal(.unknownMalice) }
            var next = try moved(.appeal, else: appeal == nil ? .maliceNotAppealable : .maliceAppealUsed)
            guard let appealUntil, now <= appealUntil else { throw Refusal(.maliceAppealLate) }
            try checkVersion(command)
            guard !command.words.isBlank else { throw Refusal(.wordsMissing) }
            next.appeal = Appeal(at: now, words: command.words)
            var deadlines: [DeadlineAction] = []
            let due = next.startClock(.maliceAppeal, at: now, terms, calendar, &deadlines)
            return Transition(
                aggregate: next,
                events: [MaliceAppealed(report: report, at: now, words: command.words, dueAt: due)],
                deadlines: deadlines
            )
        }
    }

    /// The city decides on the appeal: never whoever had decided before.
    package func decidingAppeal(
        _ command: DecideMaliceAppeal,
        at now: Timestamp
    ) -> Result<Transition<Malice>, Refusal> {
        step { () throws(Refusal) in
            try command.checkExpiry(at: now)
            guard command.actor.role == .cityAdmin else { throw Refusal(.notPermitted) }
            guard command.actor.scope.contains(report.townCode) else { throw Refusal(.unknownMalice) }
            var next = try moved(command.isUpheld ? .overturn : .confirm, else: .maliceNotAppealed)
            guard command.actor.id != decision?.by else { throw Refusal(.maliceSamePerson) }
            try checkVersion(command)
            guard !command.reason.isBlank else { throw Refusal(.reasonMissing) }
            next.appealDecision = Decision(by: command.actor.id, at: now, reason: command.reason)
            let event = MaliceAppealDecided(
                report: report,
                at: now,
                officerID: officerID,
                isUpheld: command.isUpheld,
                reason: command.reason,
                decidedBy: command.actor.id
            )
            return next.ending(with: event)
        }
    }

    /// A limit was reached: whoever has to decide is urged, or it is over to the reporter's good.
    package func reaching(_ deadline: DeadlineReached, at now: Timestamp) -> Result<Transition<Malice>, Refusal> {
        step { () throws(Refusal) in
            let (stage, moment) = (deadline.payload.stage, deadline.payload.moment)
            guard stage.isMalice, state.isOpen, clockwork.isCurrent(deadline, at: now), let due = dueAt else {
                throw Refusal(.deadlineStale)
            }
            var next: Malice
            switch (moment, stage) {
            case (.warning, _): next = try moved(.warn, else: .deadlineStale)
            case (.limit, .malice): next = try moved(.lapse, else: .deadlineStale)
            case (.limit, _): next = try moved(.silence, else: .deadlineStale)
            }
            guard next.clockwork.mark(stage, moment, at: now) else { throw Refusal(.deadlineStale) }
            switch (moment, stage) {
            case (.warning, _):
                return Transition(
                    aggregate: next,
                    events: [MaliceWarned(report: report, at: now, stage: stage, dueAt: due)]
                )
            case (.limit, .malice):
                return next.ending(with: MaliceLapsed(report: report, at: now, officerID: officerID, dueAt: due))
            case (.limit, _):
                let event = MaliceAppealDecided(report: report, at: now, officerID: officerID, isUpheld: true)
                return next.ending(with: event)
            }
        }
    }

    /// Another officer found the report true: it cannot have been sent in bad faith. Nil where there is nothing to take back.
    package func dropping(at now: Timestamp) -> Transition<Malice>? {
        guard var next = try? moved(.drop, else: .other) else { return nil }
        return next.ending(
            with: MaliceDropped(report: report, at: now, officerID: officerID, wasFound: state.isFound)
        )
    }

    private func step(
        _ take: () throws(Refusal) -> Transition<Malice>
    ) -> Result<Transition<Malice>, Refusal> {
        do throws(Refusal) {
            return .success(try take())
        } catch {
            return .failure(error.standing(standing))
        }
    }

    private func moved(_ trigger: MaliceTrigger, else code: RefusalCode) throws(Refusal) -> Malice {
        var next = self
        switch Self.table.target(from: state, on: trigger) {
        case .state(let state): next.state = state
        case .same: break
        case .previous, nil: throw Refusal(code)
        }
        next.version += 1
        return next
    }

    private func checkVersion(_ command: some CommandContract) throws(Refusal) {
        if let expected = command.expectedVersion, expected != version { throw Refusal(.versionConflict) }
    }

    private mutating func startClock(
        _ stage: TimeLimitStage,
        at now: Timestamp,
        _ terms: MaliceTerms,
        _ calendar: WorkingCalendar,
        _ deadlines: inout [DeadlineAction]
    ) -> Timestamp {
        clockwork.start(stage, at: now, limits: terms.limits(in: calendar), for: timers, actions: &deadlines)
    }

    /// Nobody has to decide any more: the clock stops.
    private mutating func ending(with event: any EventContract) -> Transition<Malice> {
        var deadlines: [DeadlineAction] = []
        clockwork.endAll(for: timers, actions: &deadlines)
        return Transition(aggregate: self, events: [event], deadlines: deadlines)
    }
}

extension ReportSummary {
    /// Whether there is somebody who could be asked about it: a citizen with an account, no officer on patrol.
    package var mayBeMalicious: Bool { source == .citizen && citizenID != nil }
}

extension CommandContract {
    fileprivate func checkExpiry(at now: Timestamp) throws(Refusal) {
        if let expiresAt, now > expiresAt { throw Refusal(.commandExpired) }
    }
}
