/// One step of a task in the making: the changed copy and what has to be sent for it.
struct TaskStep {
    var next: VerificationTask
    let context: TaskContext
    private(set) var events: [any MessageContract] = []
    var deadlines: [DeadlineAction] = []

    init(_ current: VerificationTask, in context: TaskContext) {
        next = current
        self.context = context
    }

    var at: Timestamp { context.at }

    var transition: Transition<VerificationTask> {
        Transition(aggregate: next, events: events, deadlines: deadlines)
    }

    mutating func emit(_ event: any EventContract) {
        events.append(event)
        next.version += 1
    }

    /// Takes the step that the table allows, or refuses.
    mutating func move(_ trigger: TaskTrigger) throws(Refusal) {
        guard VerificationTask.kinds(of: trigger).contains(next.kind) else { throw Refusal(.taskWrongKind) }
        guard let target = VerificationTask.table.target(from: next.state, on: trigger) else {
            throw Refusal(VerificationTask.refusal(of: trigger, in: next.state))
        }
        switch target {
        case .same: break
        case .state(let state): next.state = state
        case .previous:
            next.state = next.askedFrom ?? .claimed
            next.askedFrom = nil
        }
    }

    func checkExpiry(_ command: some CommandContract) throws(Refusal) {
        if let expiresAt = command.expiresAt, at > expiresAt { throw Refusal(.commandExpired) }
    }

    /// The version that the person saw; checked after the table, whose refusals say more.
    func checkVersion(_ command: some CommandContract, of version: Int) throws(Refusal) {
        if let expected = command.expectedVersion, expected != version {
            throw Refusal(.versionConflict, detail: "expected version \(expected), it is \(version)")
        }
    }

    /// The officer whose task it is.
    func checkOwner(_ command: some CommandContract) throws(Refusal) {
        try checkExpiry(command)
        guard let officer = command.actor.officerID else { throw Refusal(.notPermitted) }
        guard officer == next.officerID else { throw Refusal(.taskNotYours) }
    }

    mutating func startClock(_ stage: TimeLimitStage) -> Timestamp {
        next.clockwork.start(
            stage,
            at: at,
            limits: context.limits,
            for: next.timers,
            actions: &deadlines
        )
    }

    /// The task ends: its timers go, and so does an offer that nobody took.
    mutating func endClocks() {
        next.offeredTo = nil
        next.clockwork.endAll(for: next.timers, actions: &deadlines)
    }
}
