/// What the town centre does.
extension CaseStep {
    mutating func open(_ route: CaseRoute) {
        let overallDueAt = startClock(.overall, from: next.report.registeredAt)
        let dueAt = startClock(.dispatch)
        emit(CaseOpened(report: next.report, at: at, caseID: next.id, dueAt: dueAt, overallDueAt: overallDueAt))
        switch route {
        case .centre:
            break
        case .automatic(let department):
            next.state = .dispatched
            next.isAutomatic = true
            handOver(to: department, note: nil)
        case .calledIn(let department):
            next.state = .dispatched
            next.isCalledIn = true
            handOver(to: department, note: nil)
        }
    }

    mutating func dispatch(_ command: DispatchCaseToDepartment) throws(Refusal) {
        let version = next.version
        try checkCentre(command)
        try move(.dispatch)
        try checkVersion(command, of: version)
        next.isAutomatic = false
        handOver(to: command.departmentCode, note: command.note)
    }

    mutating func recall(_ command: RecallCase) throws(Refusal) {
        let version = next.version
        try checkCentre(command)
        try move(.recall)
        try checkVersion(command, of: version)
        if command.reason.isBlank { throw Refusal(.reasonMissing) }
        endClock(.acceptance)
        endClock(.rectification)
        let dueAt = startClock(.dispatch)
        if let department = next.departmentCode {
            emit(
                CaseRecalled(
                    report: next.report,
                    at: at,
                    caseID: next.id,
                    departmentCode: department,
                    reason: command.reason,
                    dueAt: dueAt
                )
            )
            withdraw(from: department, isCredited: false, reason: .recalled, emits: false)
        }
        letGo(.recalled)
        next.departmentCode = nil
        next.isAutomatic = false
    }

    mutating func decideReturn(_ command: DecideReturn) throws(Refusal) {
        let version = next.version
        try checkCentre(command)
        try move(.redispatch)
        try checkVersion(command, of: version)
        next.isFinal = next.isFinal || command.isFinal || next.returns >= 2
        next.isAutomatic = false
        handOver(to: command.departmentCode, note: command.note)
    }

    mutating func urge(_ command: UrgeCase) throws(Refusal) {
        let version = next.version
        try checkCentre(command)
        try move(.urge)
        try checkVersion(command, of: version)
        guard let department = next.departmentCode else { throw Refusal(.caseNotDispatched) }
        emit(
            CaseUrged(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                note: command.note
            )
        )
        tell(
            department,
            DepartmentCaseUrged(
                caseID: next.id,
                departmentCode: department,
                note: command.note,
                dueAt: next.dueAt ?? at,
                urgedAt: at
            )
        )
    }

    mutating func recategorise(_ command: RecategoriseCase, as category: CategoryTraits?) throws(Refusal) {
        let version = next.version
        try checkCentre(command)
        try move(.recategorise)
        try checkVersion(command, of: version)
        if command.reason.isBlank { throw Refusal(.reasonMissing) }
        // What is an emergency or a confidential tip takes another way from the beginning.
        guard let category, category.code == command.categoryCode, !category.isEmergency, !category.isCrimeTip else {
            throw Refusal(.categoryUnknown)
        }
        let previous = next.report.categoryCode
        guard previous != category.code else { throw Refusal(.categorySame) }
        next.report.categoryCode = category.code
        next.report.urgency = category.urgency
        next.report.isPublic = category.isPublic && !category.isPrivate
        next.brief = next.brief.under(category)
        next.clockwork.recount(limits: limits, for: next.timers, actions: &deadlines)
        emit(
            CaseRecategorised(
                report: next.report,
                at: at,
                caseID: next.id,
                previousCategoryCode: previous,
                reason: command.reason,
                needsConclusion: category.needsConclusion,
                departmentCode: next.departmentCode,
                dueAt: next.dueAt ?? at,
                overallDueAt: next.clockwork[.overall]?.dueAt ?? at
            )
        )
        // The department reads the case with its new category and limits; its place in the loop stays.
        guard let message = next.departmentMessage(at: at) else { return }
        tell(message.departmentCode, message)
    }

    /// The case goes to a department: acceptance and rectification start, the centre's own clock ends.
    private mutating func handOver(to department: DepartmentCode, note: String?) {
        endClock(.dispatch)
        let acceptBy = startClock(.acceptance)
        let dueAt = startClock(.rectification)
        next.departmentCode = department
        next.pendingExtension = nil
        next.pendingSuspension = nil
        next.round = max(1, next.round)
        emit(
            CaseDispatched(
                report: next.report,
                at: at,
                caseID: next.id,
                departmentCode: department,
                round: next.round,
                isAutomatic: next.isAutomatic,
                isCalledIn: next.isCalledIn,
                isFinal: next.isFinal,
                note: note,
                acceptBy: acceptBy,
                dueAt: dueAt
            )
        )
        tellDispatched(department, note: note, acceptBy: acceptBy, dueAt: dueAt, isRework: false)
    }

    mutating func tellDispatched(
        _ department: DepartmentCode,
        note: String?,
        acceptBy: Timestamp,
        dueAt: Timestamp,
        isRework: Bool
    ) {
        tell(
            department,
            DepartmentCaseDispatched(
                caseID: next.id,
                departmentCode: department,
                round: next.round,
                categoryCode: next.report.categoryCode,
                categoryName: next.brief.categoryName,
                urgency: next.report.urgency,
                place: next.report.pin,
                address: next.brief.address,
                villageCode: next.report.villageCode,
                officerWords: next.brief.officerWords,
                officerPhotos: next.brief.officerPhotos,
                note: note,
                isFinal: next.isFinal,
                isRework: isRework,
                needsConclusion: next.brief.needsConclusion,
                acceptBy: acceptBy,
                dueAt: dueAt,
                dispatchedAt: at
            )
        )
    }

    /// Tells the department that its open task is over, with an event where no other event says so.
    mutating func withdraw(
        from department: DepartmentCode,
        isCredited: Bool,
        reason: WithdrawalReason,
        emits: Bool
    ) {
        if emits {
            emit(
                CaseWithdrawn(
                    report: next.report,
                    at: at,
                    caseID: next.id,
                    departmentCode: department,
                    isCredited: isCredited,
                    reason: reason
                )
            )
        }
        tell(
            department,
            DepartmentCaseWithdrawn(
                caseID: next.id,
                departmentCode: department,
                isCredited: isCredited,
                reason: reason,
                withdrawnAt: at
            )
        )
    }
}
