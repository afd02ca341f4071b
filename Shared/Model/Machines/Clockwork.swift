/// The limits of one aggregate that are running, and the only place where their timers are set, moved and cancelled.
///
/// One counter serves all its timers, so a later action always has the higher generation.
package struct Clockwork: Hashable, Codable, Sendable {
    package private(set) var clocks: [TimeLimitStage: StageClock]
    package private(set) var generation: Int
    /// Every limit that was passed, for good, oldest first.
    package private(set) var overdue: [Overdue]

    /// A limit that was passed.
    package struct Overdue: Hashable, Codable, Sendable {
        package let stage: TimeLimitStage
        package let at: Timestamp
        /// Who was responsible, when it was a department.
        package let departmentCode: DepartmentCode?
    }

    /// Whose timers these are, for the key and what comes back when they fire.
    struct Owner {
        let service: ServiceName
        let aggregate: any UUIDIdentifier
        let report: ReportSummary
        var taskID: TaskID?
        var caseID: CaseID?
    }

    package init() {
        clocks = [:]
        generation = 0
        overdue = []
    }

    package subscript(stage: TimeLimitStage) -> StageClock? { clocks[stage] }

    /// Starts a stage's clock (a new run, if it ran before) and returns when it is due.
    mutating func start(
        _ stage: TimeLimitStage,
        at start: Timestamp,
        limits: TimeLimits,
        for owner: Owner,
        actions: inout [DeadlineAction]
    ) -> Timestamp {
        generation += 1
        let clock = StageClock(
            stage: stage,
            at: start,
            urgency: owner.report.urgency,
            limits: limits,
            generation: generation
        )
        clocks[stage] = clock
        schedule(clock, for: owner, actions: &actions)
        return clock.dueAt
    }

    /// Ends a stage: its timers are cancelled. What was overdue stays recorded.
    mutating func end(_ stage: TimeLimitStage, for owner: Owner, actions: inout [DeadlineAction]) {
        guard let clock = clocks.removeValue(forKey: stage) else { return }
        generation += 1
        cancel(clock, for: owner, actions: &actions)
    }

    mutating func endAll(for owner: Owner, actions: inout [DeadlineAction]) {
        for stage in TimeLimitStage.allCases { end(stage, for: owner, actions: &actions) }
    }

    mutating func stop(
        _ stage: TimeLimitStage,
        at moment: Timestamp,
        for owner: Owner,
        actions: inout [DeadlineAction]
    ) {
        guard var clock = clocks[stage], clock.isRunning else { return }
        generation += 1
        cancel(clock, for: owner, actions: &actions)
        clock.stop(at: moment, generation: generation)
        clocks[stage] = clock
    }

    mutating func resume(
        _ stage: TimeLimitStage,
        at moment: Timestamp,
        in calendar: WorkingCalendar,
        for owner: Owner,
        actions: inout [DeadlineAction]
    ) {
        guard var clock = clocks[stage], !clock.isRunning else { return }
        generation += 1
        clock.resume(at: moment, in: calendar, generation: generation)
        clocks[stage] = clock
        schedule(clock, for: owner, actions: &actions)
    }

    mutating func move(
        _ stage: TimeLimitStage,
        to due: Timestamp,
        limits: TimeLimits,
        for owner: Owner,
        actions: inout [DeadlineAction]
    ) {
        guard var clock = clocks[stage] else { return }
        generation += 1
        clock.move(
            to: due,
            warningShare: limits.rule(of: stage, urgency: owner.report.urgency).warningShare,
            in: limits.calendar,
            generation: generation
        )
        clocks[stage] = clock
        schedule(clock, for: owner, actions: &actions)
    }

    /// Counts every clock anew from its start, by other limits. What was marked stays marked, and a limit that was granted
    /// to a certain moment holds.
    mutating func recount(limits: TimeLimits, for owner: Owner, actions: inout [DeadlineAction]) {
        for stage in TimeLimitStage.allCases {
            guard let clock = clocks[stage] else { continue }
            // Set anew under a higher generation, which is all that moves a timer: a cancellation of the same generation would
            // win where it arrives first.
            generation += 1
            let again = clock.recounted(urgency: owner.report.urgency, limits: limits, generation: generation)
            clocks[stage] = again
            if again.isRunning { schedule(again, for: owner, actions: &actions) }
        }
    }

    /// Whether a fired timer is the current one of a running clock, and not early.
    func isCurrent(_ deadline: DeadlineReached, at moment: Timestamp) -> Bool {
        guard let clock = clocks[deadline.payload.stage], clock.isRunning, clock.generation == deadline.generation
        else { return false }
        return moment >= deadline.dueAt
    }

    /// Marks the point; false when it was marked before.
    mutating func mark(
        _ stage: TimeLimitStage,
        _ point: DeadlineMoment,
        at moment: Timestamp,
        department: DepartmentCode? = nil
    ) -> Bool {
        guard var clock = clocks[stage], clock.mark(point, at: moment) else { return false }
        clocks[stage] = clock
        if point == .limit { overdue.append(Overdue(stage: stage, at: moment, departmentCode: department)) }
        return true
    }

    private func schedule(_ clock: StageClock, for owner: Owner, actions: inout [DeadlineAction]) {
        if clock.stage.hasWarning, clock.warnedAt == nil, clock.overdueAt == nil {
            let warning = deadline(clock, .warning, dueAt: clock.warnAt, for: owner)
            // At the limit itself, as where an extension was granted for nothing, there is nothing left to warn of.
            actions.append(
                clock.warnAt < clock.dueAt
                    ? .schedule(warning)
                    : .cancel(DeadlineCancellation(key: warning.key, generation: clock.generation))
            )
        }
        if clock.overdueAt == nil {
            actions.append(.schedule(deadline(clock, .limit, dueAt: clock.dueAt, for: owner)))
        }
    }

    private func cancel(_ clock: StageClock, for owner: Owner, actions: inout [DeadlineAction]) {
        guard clock.isRunning else { return }
        let open: [DeadlineMoment] =
            clock.overdueAt != nil
            ? [] : clock.warnedAt != nil || !clock.stage.hasWarning ? [.limit] : [.warning, .limit]
        for moment in open {
            let key = DeadlineKey(
                owner: owner.service,
                aggregate: owner.aggregate,
                stage: clock.stage,
                moment: moment
            )
            actions.append(.cancel(DeadlineCancellation(key: key, generation: generation)))
        }
    }

    private func deadline(
        _ clock: StageClock,
        _ moment: DeadlineMoment,
        dueAt: Timestamp,
        for owner: Owner
    ) -> Deadline {
        Deadline(
            key: DeadlineKey(owner: owner.service, aggregate: owner.aggregate, stage: clock.stage, moment: moment),
            generation: clock.generation,
            dueAt: dueAt,
            payload: DeadlinePayload(
                owner: owner.service,
                reportID: owner.report.id,
                townCode: owner.report.townCode,
                taskID: owner.taskID,
                caseID: owner.caseID,
                stage: clock.stage,
                moment: moment
            )
        )
    }
}
