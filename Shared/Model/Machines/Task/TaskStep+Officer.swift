/// Taking, arriving, asking.
extension TaskStep {
    mutating func claim(_ command: ClaimTask) throws(Refusal) {
        let version = next.version
        try checkExpiry(command)
        guard let officer = command.actor.officerID else { throw Refusal(.notPermitted) }
        guard officer == next.officerID || command.actor.scope.contains(next.report.gridCode) else {
            throw Refusal(.outsideYourArea)
        }
        if let excluded = next.excludedOfficerID, officer == excluded { throw Refusal(.appealSameOfficer) }
        try move(.claim)
        try checkVersion(command, of: version)
        if officer != next.officerID { next.offeredTo = nil }
        next.officerID = officer
        emit(TaskClaimed(report: next.report, at: at, taskID: next.id, kind: next.kind, officerID: officer))
    }

    mutating func arrive(_ command: ArriveAtTask) throws(Refusal) {
        let version = next.version
        try checkOwner(command)
        try move(.arrive)
        try checkVersion(command, of: version)
        guard let position = command.position.wgs84 else { throw Refusal(.positionInvalid) }
        emit(
            TaskArrived(
                report: next.report,
                at: at,
                taskID: next.id,
                kind: next.kind,
                officerID: next.officerID,
                distanceMetres: position.distance(to: next.report.pin)
            )
        )
    }

    mutating func ask(_ command: AskQuestion) throws(Refusal) {
        let version = next.version
        let before = next.state
        try checkOwner(command)
        try move(.ask)
        try checkVersion(command, of: version)
        if next.report.citizenID == nil { throw Refusal(.questionWithoutReporter) }
        if command.words.isBlank { throw Refusal(.wordsMissing) }
        next.askedFrom = before
        next.questions += 1
        next.clockwork.stop(next.stage, at: at, for: next.timers, actions: &deadlines)
        let answerBy = startClock(.answer)
        emit(
            QuestionAsked(
                report: next.report,
                at: at,
                taskID: next.id,
                number: next.questions,
                words: command.words,
                answerBy: answerBy
            )
        )
    }

    mutating func answer(_ command: AnswerQuestion) throws(Refusal) {
        try checkExpiry(command)
        guard let citizen = command.actor.citizenID else { throw Refusal(.notPermitted) }
        guard citizen == next.report.citizenID else { throw Refusal(.unknownReport) }
        if command.words.isBlank, command.photos.isEmpty, command.pin == nil { throw Refusal(.wordsMissing) }
        var pin = next.report.pin
        if let raw = command.pin {
            guard let better = raw.wgs84 else { throw Refusal(.positionInvalid) }
            pin = better
        }
        try move(.answer)
        next.report.pin = pin
        continueClock()
        emit(
            QuestionAnswered(
                report: next.report,
                at: at,
                taskID: next.id,
                officerID: next.officerID,
                number: next.questions,
                words: command.words,
                photos: command.photos,
                dueAt: next.dueAt ?? at
            )
        )
    }

    mutating func withdraw(_ reason: WithdrawalReason) throws(Refusal) {
        try move(.withdraw)
        next.askedFrom = nil
        endClocks()
        emit(
            TaskWithdrawn(
                report: next.report,
                at: at,
                taskID: next.id,
                kind: next.kind,
                officerID: next.officerID,
                reason: reason
            )
        )
        endAssistance()
    }

    mutating func deadline(_ reached: DeadlineReached) throws(Refusal) {
        let stage = reached.payload.stage
        guard next.clockwork.isCurrent(reached, at: at), let clock = next.clockwork[stage] else {
            throw Refusal(.deadlineStale)
        }
        if stage == .answer {
            try move(.silence)
            continueClock()
            emit(
                QuestionExpired(
                    report: next.report,
                    at: at,
                    taskID: next.id,
                    number: next.questions,
                    dueAt: next.dueAt ?? at
                )
            )
            return
        }
        try move(reached.payload.moment == .warning ? .warn : .overdue)
        guard next.clockwork.mark(stage, reached.payload.moment, at: at) else { throw Refusal(.deadlineStale) }
        switch reached.payload.moment {
        case .warning:
            emit(
                TaskWarned(
                    report: next.report,
                    at: at,
                    taskID: next.id,
                    kind: next.kind,
                    officerID: next.officerID,
                    dueAt: clock.dueAt
                )
            )
        case .limit:
            emit(
                TaskOverdue(
                    report: next.report,
                    at: at,
                    taskID: next.id,
                    kind: next.kind,
                    officerID: next.officerID,
                    dueAt: clock.dueAt
                )
            )
        }
    }

    /// The question is over: its timer goes, the task's own clock goes on, moved by the time it stood still.
    private mutating func continueClock() {
        next.clockwork.end(.answer, for: next.timers, actions: &deadlines)
        next.clockwork.resume(
            next.stage,
            at: at,
            in: context.limits.calendar,
            for: next.timers,
            actions: &deadlines
        )
    }
}
