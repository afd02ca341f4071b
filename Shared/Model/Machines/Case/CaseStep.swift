/// One step of a case in the making: the changed copy and what has to be sent for it.
struct CaseStep {
    var next: DispatchCase
    let at: Timestamp
    let limits: TimeLimits
    private(set) var events: [any MessageContract] = []
    var deadlines: [DeadlineAction] = []
    private(set) var departmentMessages: [DepartmentMessage] = []

    init(_ current: DispatchCase, at: Timestamp, limits: TimeLimits) {
        next = current
        self.at = at
        self.limits = limits
    }

    var transition: Transition<DispatchCase> {
        Transition(
            aggregate: next,
            events: events,
            deadlines: deadlines,
            departmentMessages: departmentMessages
        )
    }

    mutating func emit(_ event: any EventContract) {
        events.append(event)
        next.version += 1
    }

    mutating func tell(_ department: DepartmentCode, _ body: any MessageContract) {
        departmentMessages.append(DepartmentMessage(departmentCode: department, body: body))
    }

    /// Takes the step that the table allows, or refuses.
    mutating func move(_ trigger: CaseTrigger) throws(Refusal) {
        guard let target = DispatchCase.table.target(from: next.state, on: trigger) else {
            throw Refusal(DispatchCase.refusal(of: trigger, in: next.state))
        }
        switch target {
        case .same: break
        case .state(let state): next.state = state
        case .previous:
            next.state = next.suspendedFrom ?? .accepted
            next.suspendedFrom = nil
        }
    }

    /// A command of the town centre (or the city).
    func checkCentre(_ command: some CommandContract) throws(Refusal) {
        try checkExpiry(command)
        switch command.actor.role {
        case .townCentre, .cityAdmin:
            guard command.actor.scope.contains(next.report.townCode) else { throw Refusal(.outsideYourArea) }
        default:
            throw Refusal(.notPermitted)
        }
    }

    /// A command of the department that has the case.
    func checkDepartment(_ command: some CommandContract) throws(Refusal) -> DepartmentCode {
        try checkExpiry(command)
        guard command.actor.role == .department, let own = command.actor.department else {
            throw Refusal(.notPermitted)
        }
        guard own == next.departmentCode else { throw Refusal(.caseOtherDepartment) }
        return own
    }

    /// A command of a department that works on the case: the one in the lead, or one that helps it.
    func checkWorker(_ command: some CommandContract) throws(Refusal) -> DepartmentCode {
        try checkExpiry(command)
        guard command.actor.role == .department, let own = command.actor.department else {
            throw Refusal(.notPermitted)
        }
        guard own == next.departmentCode || next.coHandlers.contains(own) else { throw Refusal(.caseOtherDepartment) }
        return own
    }

    /// The version that the person saw; checked after the table, whose refusals say more.
    func checkVersion(_ command: some CommandContract, of version: Int) throws(Refusal) {
        if let expected = command.expectedVersion, expected != version {
            throw Refusal(.versionConflict, detail: "expected version \(expected), it is \(version)")
        }
    }

    private func checkExpiry(_ command: some CommandContract) throws(Refusal) {
        if let expiresAt = command.expiresAt, at > expiresAt { throw Refusal(.commandExpired) }
    }

    mutating func startClock(_ stage: TimeLimitStage, from start: Timestamp? = nil) -> Timestamp {
        next.clockwork.start(
            stage,
            at: start ?? at,
            limits: limits,
            for: next.timers,
            actions: &deadlines
        )
    }

    mutating func endClock(_ stage: TimeLimitStage) {
        next.clockwork.end(stage, for: next.timers, actions: &deadlines)
    }
}

extension String {
    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
