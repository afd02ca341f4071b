/// What the officer's re-check and a citizen's appeal lead to.
extension CaseStep {
    mutating func recheckPassed(_ event: RecheckPassed) throws(Refusal) {
        let wasRectified = next.state == .rectified
        let wasWithDepartment = [.dispatched, .accepted, .reworking, .suspended].contains(next.state)
        let isInTime =
            wasRectified ? next.isRectifiedInTime ?? true : next.clockwork[.rectification]?.isInTime(at) ?? true
        let isOverallInTime = next.clockwork[.overall]?.isInTime(at) ?? true
        try move(event.isCallIn ? .callInPassed : .recheckPassed)
        next.suspendedFrom = nil
        next.pendingExtension = nil
        next.pendingSuspension = nil
        next.pendingReturn = nil
        next.conclusion = event.conclusion ?? next.conclusion
        next.closedAt = at
        if wasWithDepartment, let department = next.departmentCode {
            withdraw(from: department, isCredited: true, reason: .closedByOfficer, emits: true)
            letGo(.closedByOfficer)
        }
        emit(
            CaseClosed(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: next.departmentCode,
                round: max(1, next.round),
                isCallIn: event.isCallIn,
                words: event.evidence.words,
                photos: event.evidence.photos,
                isInTime: isInTime,
                isOverallInTime: isOverallInTime
            )
        )
        next.clockwork.endAll(for: next.timers, actions: &deadlines)
    }

    mutating func recheckFailed(_ event: RecheckFailed) throws(Refusal) {
        try move(.recheckFailed)
        guard let department = next.departmentCode else { throw Refusal(.caseNotDispatched) }
        next.round += 1
        let dueAt = startClock(.rectification)
        emit(
            CaseReworked(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                round: next.round,
                reason: event.evidence.words,
                photos: event.evidence.photos,
                dueAt: dueAt
            )
        )
        tellDispatched(department, note: event.evidence.words, acceptBy: at, dueAt: dueAt, isRework: true)
    }

    mutating func appealDecided(_ event: AppealDecided) throws(Refusal) {
        guard event.isUpheld, event.finding == .confirmed else { throw Refusal(.appealNotPossible) }
        try move(.reopen)
        // The second look may have corrected the place and the category: the limits from here on are theirs.
        next.report = event.report
        letGo(.reportEnded)
        next.departmentCode = nil
        next.closedAt = nil
        next.isFinal = false
        next.isAutomatic = false
        next.isCalledIn = false
        next.returns = 0
        next.conclusion = nil
        next.isRectifiedInTime = nil
        next.round += 1
        _ = startClock(.overall)
        let dueAt = startClock(.dispatch)
        emit(
            CaseReopened(
                report: next.report,
                at: at,
                caseID: next.id,
                reason: event.evidence.words,
                dueAt: dueAt
            )
        )
    }

    /// The city's cells changed: its centre is where the place lies now. Limits, and whoever has it, stay.
    mutating func relocated(_ event: ReportRelocated) throws(Refusal) {
        try move(.relocate)
        let previous = next.report.gridCode
        guard previous != event.report.gridCode else { throw Refusal(.placeSame) }
        next.report.gridCode = event.report.gridCode
        next.report.villageCode = event.report.villageCode
        next.report.townCode = event.report.townCode
        emit(
            CaseRelocated(
                report: next.report,
                at: at,
                caseID: next.id,
                previousGridCode: previous,
                departmentCode: next.departmentCode,
                dueAt: next.dueAt
            )
        )
    }

    mutating func deadline(_ reached: DeadlineReached) throws(Refusal) {
        let stage = reached.payload.stage
        guard next.clockwork.isCurrent(reached, at: at), let clock = next.clockwork[stage] else {
            throw Refusal(.deadlineStale)
        }
        if stage == .acceptance, reached.payload.moment == .limit {
            try move(.silence)
            guard let department = next.departmentCode else { throw Refusal(.deadlineStale) }
            accepted(by: department, isDeemed: true, isImplicit: false)
            return
        }
        try move(reached.payload.moment == .warning ? .warn : .overdue)
        guard
            next.clockwork.mark(stage, reached.payload.moment, at: at, department: next.departmentCode)
        else { throw Refusal(.deadlineStale) }
        urgeDepartment(at: stage, reached.payload.moment, dueAt: clock.dueAt)
        switch reached.payload.moment {
        case .warning:
            emit(
                CaseWarned(
                    report: next.report,
                    at: at,
                    caseID: next.id,
                    stage: stage,
                    departmentCode: next.departmentCode,
                    dueAt: clock.dueAt
                )
            )
        case .limit:
            emit(
                CaseOverdue(
                    report: next.report,
                    at: at,
                    caseID: next.id,
                    stage: stage,
                    departmentCode: next.departmentCode,
                    dueAt: clock.dueAt
                )
            )
        }
    }

    /// A department with a system of its own hears of its limits there, as one in the console reads them in its inbox.
    private mutating func urgeDepartment(at stage: TimeLimitStage, _ moment: DeadlineMoment, dueAt: Timestamp) {
        guard stage == .acceptance || stage == .rectification, let department = next.departmentCode else { return }
        tell(
            department,
            DepartmentCaseUrged(
                caseID: next.id,
                departmentCode: department,
                note: moment == .warning ? "即将到期" : "已超期",
                dueAt: dueAt,
                urgedAt: at
            )
        )
    }
}
