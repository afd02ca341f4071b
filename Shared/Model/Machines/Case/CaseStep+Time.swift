/// What the town centre decides about a department's time: more of it, a suspension, and its end.
extension CaseStep {
    mutating func decideExtension(_ command: DecideExtension) throws(Refusal) {
        let version = next.version
        try checkCentre(command)
        try move(command.isGranted ? .grantExtension : .refuseExtension)
        try checkVersion(command, of: version)
        guard let asked = next.pendingExtension, let department = next.departmentCode else {
            throw Refusal(.extensionNotPending)
        }
        if command.isGranted {
            guard let clock = next.clockwork[.rectification], asked.until > clock.dueAt else {
                throw Refusal(.extensionNotLater)
            }
            next.clockwork.move(
                .rectification,
                to: asked.until,
                limits: limits,
                for: next.timers,
                actions: &deadlines
            )
            emit(
                CaseExtended(
                    report: next.report,
                    at: at,
                    caseID: next.id,
                    departmentCode: department,
                    dueAt: asked.until
                )
            )
            tellDecided(.extension, isGranted: true, dueAt: asked.until)
        } else {
            guard let reason = command.reason, !reason.isBlank else { throw Refusal(.reasonMissing) }
            emit(
                CaseExtensionRefused(
                    report: next.report,
                    at: at,
                    caseID: next.id,
                    departmentCode: department,
                    reason: reason
                )
            )
            tellDecided(.extension, isGranted: false, reason: reason, dueAt: next.dueAt)
        }
        next.pendingExtension = nil
    }

    mutating func suspend(_ command: SuspendCase) throws(Refusal) {
        let version = next.version
        let before = next.state
        try checkCentre(command)
        try move(.suspend)
        try checkVersion(command, of: version)
        if command.reason.isBlank { throw Refusal(.reasonMissing) }
        guard command.nextWordOn > at else { throw Refusal(.nextWordMissing) }
        stand(from: before, reason: command.reason, nextWordOn: command.nextWordOn)
    }

    /// What a department asked for; by somebody else than who asked, whatever roles they have.
    mutating func decideSuspension(_ command: DecideSuspension) throws(Refusal) {
        let version = next.version
        let before = next.state
        try checkCentre(command)
        try move(command.isGranted ? .suspend : .refuseSuspension)
        try checkVersion(command, of: version)
        guard let asked = next.pendingSuspension, let department = next.departmentCode else {
            throw Refusal(.suspensionNotPending)
        }
        if asked.askedBy == command.actor.id { throw Refusal(.suspensionSamePerson) }
        if command.isGranted {
            // The day that was named has passed meanwhile: the department names another one.
            guard asked.nextWordOn > at else { throw Refusal(.nextWordMissing) }
            stand(from: before, reason: asked.reason, nextWordOn: asked.nextWordOn)
        } else {
            guard let reason = command.reason, !reason.isBlank else { throw Refusal(.reasonMissing) }
            next.pendingSuspension = nil
            emit(
                CaseSuspensionRefused(
                    report: next.report,
                    at: at,
                    caseID: next.id,
                    departmentCode: department,
                    reason: reason
                )
            )
            tellDecided(.suspension, isGranted: false, reason: reason, dueAt: next.dueAt)
        }
    }

    /// The clock of the work stands still; the overall one goes on.
    private mutating func stand(from before: CaseStateName, reason: String, nextWordOn: Timestamp) {
        next.suspendedFrom = before
        next.pendingSuspension = nil
        next.clockwork.stop(.rectification, at: at, for: next.timers, actions: &deadlines)
        emit(
            CaseSuspended(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: next.departmentCode,
                reason: reason,
                nextWordOn: nextWordOn
            )
        )
        tellDecided(.suspension, isGranted: true, reason: reason, nextWordOn: nextWordOn)
    }

    /// The department that has the case hears what was decided about its time.
    private mutating func tellDecided(
        _ about: DepartmentCaseDecided.Subject,
        isGranted: Bool,
        reason: String? = nil,
        dueAt: Timestamp? = nil,
        nextWordOn: Timestamp? = nil
    ) {
        guard let department = next.departmentCode else { return }
        tell(
            department,
            DepartmentCaseDecided(
                caseID: next.id,
                departmentCode: department,
                about: about,
                isGranted: isGranted,
                reason: reason,
                dueAt: dueAt,
                nextWordOn: nextWordOn,
                decidedAt: at
            )
        )
    }

    mutating func resume(_ command: ResumeCase) throws(Refusal) {
        let version = next.version
        try checkCentre(command)
        try move(.resume)
        try checkVersion(command, of: version)
        next.clockwork.resume(.rectification, at: at, in: limits.calendar, for: next.timers, actions: &deadlines)
        emit(
            CaseResumed(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: next.departmentCode,
                stateAfter: next.state,
                dueAt: next.dueAt ?? at
            )
        )
        tellDecided(.resumption, isGranted: true, dueAt: next.dueAt)
    }
}
