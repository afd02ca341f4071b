import Model

/// Who hears of what, and what everybody does then.
extension Year {
    func act(_ act: Act, _ life: ReportLife) {
        switch act {
        case .claim(let task): claim(task, life)
        case .arrive(let task): arrive(task, life)
        case .find(let task): find(task, life)
        case .recheck(let task): recheck(task, life)
        case .offer(let task): offer(task, life)
        case .decideOffer(let task): decideOffer(task, life)
        case .answer: answer(life)
        case .appeal: appeal(life)
        case .rate: rate(life)
        case .separate: separate(life)
        case .acknowledge: acknowledge(life)
        case .deliver(let reached): deliver(reached, life)
        default: self.act(act, onCaseOf: life)
        }
    }

    /// A deadline reaches its owner.
    private func deliver(_ reached: DeadlineReached, _ life: ReportLife) {
        judge.heard(reached, at: now)
        let carriedOut: Bool
        // Whatever the step cancels comes after its effect.
        switch reached.payload.owner {
        case .intake:
            guard let submission = life.submission, let report = submission.report else { return }
            let result = submission.reaching(reached, at: now, limits: limits(report))
            if case .success(let step) = result {
                judge.tookEffect(reached, at: now)
                take(step, life)
                carriedOut = true
            } else {
                carriedOut = false
            }
        case .verification:
            guard let id = reached.payload.taskID, let task = life.tasks[id] else { return }
            let context = TaskContext(at: now, limits: limits(task.report))
            if case .success(let step) = task.applying(.deadline(reached), in: context) {
                judge.tookEffect(reached, at: now)
                take(step, life)
                carriedOut = true
            } else {
                carriedOut = false
            }
        default:
            guard let dispatch = life.dispatch else { return }
            let result = dispatch.applying(.deadline(reached), at: now, limits: limits(dispatch.report))
            if case .success(let step) = result {
                judge.tookEffect(reached, at: now)
                take(step, life)
                carriedOut = true
            } else {
                carriedOut = false
            }
        }
        facts.staleDeliveries += carriedOut ? 0 : 1
    }

    func hear(_ event: any MessageContract, _ life: ReportLife) {
        switch event {
        case let event as TaskAssigned: plan(life, .claim(event.taskID), afterWork: untilClaimed(life))
        case let event as TaskHandedOver: handedOver(event, life)
        case let event as QuestionAnswered: plan(life, .find(event.taskID), afterWork: habits.minutes(5..<60))
        case let event as QuestionExpired: plan(life, .find(event.taskID), afterWork: habits.minutes(5..<60))
        case let event as ReportVerified: verified(event, life)
        case let event as AppealDecided: decided(event, life)
        case let event as RecheckPassed: apply(.recheckPassed(event), life)
        case let event as RecheckFailed:
            facts.failedRechecks += 1
            apply(.recheckFailed(event), life)
        case is CaseOpened:
            if life.dispatch?.state == .atCentre { plan(life, .dispatch, afterWork: habits.minutes(5..<200)) }
        case is CaseReopened:
            heardOfCase(event, life)
            plan(life, .dispatch, afterWork: habits.minutes(5..<200))
        case let event as CaseDispatched:
            heardOfCase(event, life)
            work(event.departmentCode, life, isNew: true)
        case let event as CaseReworked:
            work(event.departmentCode, life, isNew: false)
        case is CaseReturned: plan(life, .decideReturn, afterWork: habits.minutes(5..<300))
        case is CaseExtensionRequested: plan(life, .decideExtension, afterWork: habits.minutes(5..<200))
        case is CaseSuspended: plan(life, .resume, after: habits.minutes(1_440..<60_000))
        case let event as CaseResumed:
            if let department = event.departmentCode { work(department, life, isNew: false) }
        case is CaseRectified, is CaseClosed: heardOfCase(event, life)
        case is CaseOverdue: if habits.happens(50) { plan(life, .urge, afterWork: habits.minutes(5..<60)) }
        default: break
        }
    }

    /// What is urgent is taken at once.
    private func untilClaimed(_ life: ReportLife) -> Duration {
        habits.minutes(life.dossier?.report.urgency == .urgent ? 1..<15 : 2..<120)
    }

    private func handedOver(_ event: TaskHandedOver, _ life: ReportLife) {
        facts.handOvers += 1
        facts.leaveHandOvers += event.cause == .leave ? 1 : 0
        if event.stateAfter == .claimed {
            goThere(event.taskID, life)
        } else {
            plan(life, .claim(event.taskID), afterWork: untilClaimed(life))
        }
    }

    private func verified(_ event: ReportVerified, _ life: ReportLife) {
        if event.finding == .confirmed { openCase(event, life) }
        if event.finding == .duplicate, habits.happens(10) { plan(life, .separate, after: habits.minutes(60..<3_000)) }
        if event.kind == .first, event.finding.isAppealable, habits.happens(6) {
            plan(life, .appeal, after: habits.minutes(60..<8_000))
        }
    }

    private func decided(_ event: AppealDecided, _ life: ReportLife) {
        facts.appeals += 1
        facts.upheldAppeals += event.isUpheld ? 1 : 0
        if event.isUpheld, event.finding == .confirmed, life.dispatch?.state == .closed {
            apply(.appealDecided(event), life)
        }
    }

    /// Verification hears what happens to the case.
    private func heardOfCase(_ event: any MessageContract, _ life: ReportLife) {
        life.dossier = life.dossier?.recording([event])
        guard let dossier = life.dossier else { return }
        switch event {
        case let event as CaseDispatched:
            guard event.isCalledIn, life.tasks[TaskID(kind: .recheck, of: event.report.id, round: 0)] == nil,
                let step = VerificationTask.callIn(event, dossier: dossier, at: now, limits: limits(event.report))
            else { return }
            take(step, life)
        case let event as CaseRectified:
            guard life.tasks[TaskID(kind: .recheck, of: event.report.id, round: event.round)] == nil else { return }
            withdraw(.superseded, life)
            let choice = planner.recheck(
                of: dossier.report,
                after: dossier.officerID,
                in: limits(dossier.report).calendar
            )
            guard let officer = officer(of: choice) else { return }
            take(VerificationTask.recheck(event, officerID: officer, at: now, limits: limits(dossier.report)), life)
        case is CaseClosed:
            withdraw(.reportEnded, life)
            if habits.happens(4) { plan(life, .appeal, after: habits.minutes(60..<8_000)) }
            if habits.happens(40) { plan(life, .rate, after: habits.minutes(10..<4_000)) }
        default: withdraw(.reportEnded, life)
        }
    }

    private func withdraw(_ reason: WithdrawalReason, _ life: ReportLife) {
        for task in life.openRechecks { apply(.withdraw(reason), to: task.id, life) }
    }
}
