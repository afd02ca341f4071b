import Model

/// Verification with its officers.
extension Year {
    func open(_ registered: ReportRegistered, _ life: ReportLife) {
        let report = registered.report
        life.dossier = VerificationDossier(registered)
        let planner = planner
        let calendar = limits(report).calendar
        let choice = planner.firstLook(at: report, onPatrol: registered.officerID, in: calendar)
        guard let officer = officer(of: choice) else { return }
        note(officer, report, planner)
        take(
            VerificationTask.first(registered, officerID: officer, at: now, limits: limits(report)),
            life
        )
    }

    /// What must not be: a task for somebody on leave where a colleague of the cell is there.
    private func note(_ officer: OfficerID, _ report: ReportSummary, _ planner: DutyPlanner) {
        let cell = city.roster.officers(of: report.gridCode)
        if planner.isAway(officer), cell.contains(where: { !planner.isAway($0) }) { facts.givenToAbsent += 1 }
        if report.urgency == .urgent, planner.board.onDuty[report.townCode]?.contains(officer) == true,
            !cell.contains(officer)
        {
            facts.onDutyRoster += 1
        }
    }

    /// Takes a step of a task over: its events go to everybody who listens.
    func take(_ step: Transition<VerificationTask>, _ life: ReportLife, prelude: [any MessageContract] = []) {
        let task = step.aggregate
        let before = life.tasks[task.id]
        let wasMarked = before?.clockwork[task.stage]?.overdueAt != nil
        if before?.officerID != task.officerID || before?.state.isOpen != task.state.isOpen {
            if let before, before.state.isOpen { desks[before.officerID]?[task.id] = nil }
            if task.state.isOpen { desks[task.officerID, default: [:]][task.id] = life.number }
            for officer in Set([before?.officerID, task.officerID].compactMap { $0 }) {
                loads[officer] = desks[officer]?.count ?? 0
            }
        }
        if step.events.contains(where: { $0 is TaskHandedOver }), before?.clockwork != task.clockwork {
            facts.movedLimits += 1
        }
        life.tasks[task.id] = task
        take(step.deadlines)
        for event in prelude + step.events {
            life.dossier = life.dossier?.recording([event])
            if let event = event as? ReportVerified { life.wasInTime[event.taskID] = event.isInTime }
            record(event, wasMarked: wasMarked)
        }
        for event in prelude + step.events { hear(event, life) }
    }

    /// Gives a command to a task; true when it was carried out.
    @discardableResult
    func apply(_ command: VerificationTask.Command, to id: TaskID, _ life: ReportLife, colleague: Colleague? = nil)
        -> Bool
    {
        guard let task = life.tasks[id], let report = life.dossier?.report else { return false }
        let context = TaskContext(at: now, limits: limits(report), colleague: colleague)
        guard case .success(let step) = task.applying(command, in: context) else {
            facts.refusals += 1
            return false
        }
        take(step, life)
        return true
    }

    func actor(_ task: VerificationTask) -> CommandActor {
        CommandActor(id: AccountID(task.officerID.uuid), role: .gridOfficer, scope: .cells([task.report.gridCode]))
    }

    func claim(_ id: TaskID, _ life: ReportLife) {
        guard let task = life.tasks[id], apply(.claim(ClaimTask(taskID: id, actor: actor(task))), to: id, life) else {
            return
        }
        goThere(id, life)
    }

    func goThere(_ id: TaskID, _ life: ReportLife) {
        plan(life, .arrive(id), afterWork: habits.minutes(5..<60))
        // Six of a hundred are forgotten for days.
        let urgent = life.dossier?.report.urgency == .urgent
        let late = habits.happens(6)
        let delay = late ? habits.minutes(urgent ? 120..<600 : 600..<2_000) : habits.minutes(60..<(urgent ? 100 : 200))
        plan(life, life.tasks[id]?.kind == .recheck ? .recheck(id) : .find(id), afterWork: delay)
        if habits.happens(3) { plan(life, .offer(id), afterWork: habits.minutes(1..<60)) }
    }

    func arrive(_ id: TaskID, _ life: ReportLife) {
        guard let task = life.tasks[id] else { return }
        apply(.arrive(ArriveAtTask(taskID: id, position: Self.here(task), actor: actor(task))), to: id, life)
    }

    func find(_ id: TaskID, _ life: ReportLife) {
        guard let task = life.tasks[id] else { return }
        if task.questions == 0, task.report.citizenID != nil, habits.happens(10) {
            let question = AskQuestion(taskID: id, words: "在几楼?", actor: actor(task))
            if apply(.ask(question), to: id, life) {
                if habits.happens(70) { plan(life, .answer, after: habits.minutes(10..<1_600)) }
                return
            }
        }
        let finding =
            task.kind == .appeal ? habits.pick([Finding.confirmed, .unfounded, .unfounded]) : habits.finding()
        let kind = city.categories.first { $0.code == task.report.categoryCode }?.departmentKind
        let callIn = kind.map { DepartmentCode(town: task.report.townCode, kind: $0) }
        let command = RecordFinding(
            taskID: id,
            finding: finding,
            position: Self.here(task),
            photos: Self.photos,
            words: "现场核实",
            duplicateOf: finding == .duplicate ? .named("some other report") : nil,
            channel: finding == .outOfRemit ? "12345" : nil,
            callIn: finding == .confirmed && habits.happens(8) ? callIn : nil,
            actor: actor(task)
        )
        apply(.recordFinding(command), to: id, life)
    }

    func recheck(_ id: TaskID, _ life: ReportLife) {
        guard let task = life.tasks[id], task.state.isOpen else { return }
        let command = RecordRecheck(
            taskID: id,
            passed: !habits.happens(12),
            position: Self.here(task),
            photos: Self.photos,
            words: "已复查",
            conclusion: "合格",
            actor: actor(task)
        )
        apply(.recordRecheck(command), to: id, life)
    }

    /// To some colleague of the town; refused where that one is away or has contested the finding.
    func offer(_ id: TaskID, _ life: ReportLife) {
        guard let task = life.tasks[id] else { return }
        let colleague = habits.pick(city.roster.officers(of: task.report.townCode)).id
        let facts = Colleague(id: colleague, town: task.report.townCode, isAway: planner.isAway(colleague))
        let command = OfferTask(taskID: id, officerID: colleague, reason: "外出培训", actor: actor(task))
        if apply(.offer(command), to: id, life, colleague: facts) {
            plan(life, .decideOffer(id), afterWork: habits.minutes(1..<120))
        }
    }

    func decideOffer(_ id: TaskID, _ life: ReportLife) {
        guard let task = life.tasks[id], let colleague = task.offeredTo else { return }
        let person =
            habits.happens(30)
            ? centre(task.report.townCode)
            : CommandActor(id: AccountID(colleague.uuid), role: .gridOfficer, scope: .cells([]))
        let command = DecideOffer(taskID: id, isAccepted: habits.happens(80), actor: person)
        let facts = Colleague(id: colleague, town: task.report.townCode, isAway: planner.isAway(colleague))
        apply(.decideOffer(command), to: id, life, colleague: facts)
    }

    /// An officer's leave begins: what nobody has claimed moves on.
    func leaveBegins(_ officer: OfficerID) {
        let planner = planner
        for (id, number) in (desks[officer] ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let task = lives[number].tasks[id] else { continue }
            let choice = planner.successor(of: task, in: limits(task.report).calendar)
            if let next = self.officer(of: choice) { apply(.moveOn(next), to: id, lives[number]) }
        }
    }

    func centre(_ town: TownCode) -> CommandActor {
        CommandActor(id: .named("centre \(town)"), role: .townCentre, scope: .town(town))
    }

    private static func here(_ task: VerificationTask) -> RawPosition {
        RawPosition(
            longitude: task.report.pin.longitude,
            latitude: task.report.pin.latitude,
            system: .wgs84,
            accuracyMetres: 10
        )
    }
}
