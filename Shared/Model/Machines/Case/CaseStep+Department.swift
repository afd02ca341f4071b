/// What the department does; its silence too.
extension CaseStep {
    mutating func accept(_ command: AcceptCase) throws(Refusal) {
        let version = next.version
        let department = try checkDepartment(command)
        try move(.accept)
        try checkVersion(command, of: version)
        accepted(by: department, isDeemed: false, isImplicit: false)
    }

    mutating func giveBack(_ command: ReturnCase) throws(Refusal) {
        let version = next.version
        let department = try checkDepartment(command)
        if next.state == .dispatched, next.isFinal { throw Refusal(.caseDesignationFinal) }
        try move(.giveBack)
        try checkVersion(command, of: version)
        if command.reason.isBlank { throw Refusal(.reasonMissing) }
        endClock(.acceptance)
        endClock(.rectification)
        next.returns += 1
        next.pendingReturn = .init(departmentCode: department, at: at)
        letGo(.recalled)
        let dueAt = startClock(.dispatch)
        emit(
            CaseReturned(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                reason: command.reason,
                returns: next.returns,
                suggestedDepartmentCode: command.suggestedDepartmentCode,
                dueAt: dueAt
            )
        )
    }

    mutating func requestExtension(_ command: RequestExtension) throws(Refusal) {
        let version = next.version
        let department = try checkDepartment(command)
        try move(.requestExtension)
        try checkVersion(command, of: version)
        if next.pendingExtension != nil { throw Refusal(.extensionPending) }
        if command.reason.isBlank { throw Refusal(.reasonMissing) }
        guard let clock = next.clockwork[.rectification], command.until > clock.dueAt, command.until > at else {
            throw Refusal(.extensionNotLater)
        }
        next.pendingExtension = .init(until: command.until, reason: command.reason)
        emit(
            CaseExtensionRequested(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                until: command.until,
                reason: command.reason
            )
        )
    }

    mutating func requestSuspension(_ command: RequestSuspension) throws(Refusal) {
        let version = next.version
        let department = try checkDepartment(command)
        try move(.requestSuspension)
        try checkVersion(command, of: version)
        if next.pendingSuspension != nil { throw Refusal(.suspensionPending) }
        if command.reason.isBlank { throw Refusal(.reasonMissing) }
        guard command.nextWordOn > at else { throw Refusal(.nextWordMissing) }
        next.pendingSuspension = .init(
            reason: command.reason,
            nextWordOn: command.nextWordOn,
            askedBy: command.actor.id
        )
        emit(
            CaseSuspensionRequested(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                reason: command.reason,
                nextWordOn: command.nextWordOn
            )
        )
    }

    mutating func rectify(_ command: RectifyCase) throws(Refusal) {
        let version = next.version
        let department = try checkDepartment(command)
        let wasDispatched = next.state == .dispatched
        try move(.rectify)
        try checkVersion(command, of: version)
        if command.words.isBlank { throw Refusal(.wordsMissing) }
        let conclusion = command.conclusion.flatMap { $0.isBlank ? nil : $0 } ?? next.conclusion
        if next.brief.needsConclusion, conclusion == nil { throw Refusal(.conclusionMissing) }
        next.conclusion = conclusion
        if wasDispatched { accepted(by: department, isDeemed: false, isImplicit: true) }
        let isInTime = next.clockwork[.rectification]?.isInTime(at) ?? true
        next.isRectifiedInTime = isInTime
        next.pendingExtension = nil
        next.pendingSuspension = nil
        endClock(.rectification)
        emit(
            CaseRectified(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                round: next.round,
                words: command.words,
                photos: command.photos,
                conclusion: conclusion,
                signedBy: command.signedBy,
                needsConclusion: next.brief.needsConclusion,
                isInTime: isInTime
            )
        )
    }

    mutating func accepted(by department: DepartmentCode, isDeemed: Bool, isImplicit: Bool) {
        endClock(.acceptance)
        next.pendingReturn = nil
        emit(
            CaseAccepted(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                isDeemed: isDeemed,
                isImplicit: isImplicit,
                dueAt: next.clockwork[.rectification]?.dueAt ?? at
            )
        )
    }
}
