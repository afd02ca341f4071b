import Testing

@testable import Model

/// Tasks and cases whose limits are counted in working time.
@Suite("Limits in working time")
struct WorkingLimitTests {
    let stage: Stage
    let limits: TimeLimits
    /// Friday, 27 November 2026, 16:30 in the city: an hour before the weekend.
    let friday: Timestamp

    init() throws {
        stage = try Stage()
        friday = try #require(Timestamp("2026-11-27T16:30:00+08:00"))
        limits = try Self.policies().limits(for: stage.verified().report)
    }

    /// Ordinary matters in working time, urgent ones round the clock.
    static func policies(_ more: LimitPolicy...) throws -> LimitPolicies {
        let amounts: [(TimeLimitStage, LimitAmount)] = [
            (.verification, .workingDays(1)), (.dispatch, .workingHours(4)), (.acceptance, .workingDays(1)),
            (.rectification, .workingDays(3)), (.recheck, .workingDays(2)), (.overall, .workingDays(15)),
        ]
        let policies = amounts.map { stage, amount in
            LimitPolicy(stage: stage, urgency: .normal, rule: LimitRule(amount))
        }
        return LimitPolicies(policies + more, calendar: try WorkingCalendarTests.year2026)
    }

    private func local(_ text: String) throws -> Timestamp { try #require(Timestamp("2026-\(text):00+08:00")) }

    private func opened(_ route: CaseRoute, at moment: Timestamp) throws -> Transition<DispatchCase> {
        try #require(
            DispatchCase.opening(
                stage.verified(),
                categoryName: "占用消防通道",
                route: route,
                at: moment,
                limits: limits
            )
        )
    }

    private func take(
        _ current: DispatchCase,
        _ command: DispatchCase.Command,
        at moment: Timestamp,
        limits: TimeLimits? = nil
    ) throws -> Transition<DispatchCase> {
        try current.applying(command, at: moment, limits: limits ?? self.limits).get()
    }

    @Test("What is dispatched before the weekend is due after it, and nobody is warned on Sunday")
    func weekend() throws {
        let open = try opened(.automatic(stage.department), at: friday)
        let dueAt = try #require(open.aggregate.dueAt)
        #expect(dueAt == (try local("12-02T16:30")), "three working days from Friday afternoon")
        let deadlines = try #require(open.schedule?.deadlines)
        for deadline in deadlines where deadline.payload.stage != .overall {
            #expect(limits.calendar.isOfficeTime(deadline.dueAt), "\(deadline.key)")
        }
        #expect(open.aggregate.warnAt.map { $0 < dueAt } == true)
    }

    @Test("A suspended case keeps the working time that was left, whenever it goes on")
    func suspension() throws {
        let open = try opened(.automatic(stage.department), at: friday).aggregate
        let accepted = try take(open, .accept(AcceptCase(caseID: open.id, actor: stage.clerk)), at: friday).aggregate
        let suspend = SuspendCase(
            caseID: open.id,
            reason: "需等待管线迁改",
            nextWordOn: friday + .seconds(30 * 86_400),
            actor: stage.centre
        )
        let stopped = try local("11-27T17:00")
        let left = limits.calendar.elapsed(from: stopped, to: try #require(accepted.dueAt))
        let suspended = try take(accepted, .suspend(suspend), at: stopped).aggregate
        // It goes on on a Sunday: the time that was left begins on Monday morning.
        let sunday = try local("12-06T20:15")
        let resumed = try take(suspended, .resume(ResumeCase(caseID: open.id, actor: stage.centre)), at: sunday)
        let dueAt = try #require(resumed.aggregate.dueAt)
        #expect(limits.calendar.elapsed(from: sunday, to: dueAt) == left)
        #expect(limits.calendar.isOfficeTime(dueAt))
        #expect(dueAt == (try local("12-09T17:00")))
        #expect(resumed.aggregate.clockwork[.overall] == accepted.clockwork[.overall], "the overall clock never stops")
        // The extension that follows counts the pause out when it says when to warn.
        let until = try local("12-11T17:30")
        let asked = try take(
            resumed.aggregate,
            .requestExtension(RequestExtension(caseID: open.id, until: until, reason: "连日大雨", actor: stage.clerk)),
            at: sunday
        ).aggregate
        let extended = try take(
            asked,
            .decideExtension(DecideExtension(caseID: open.id, isGranted: true, actor: stage.centre)),
            at: sunday
        ).aggregate
        let warnAt = try #require(extended.warnAt)
        #expect(extended.dueAt == until)
        let worked = limits.calendar.elapsed(from: friday, to: stopped)
        let length = worked + limits.calendar.elapsed(from: sunday, to: until)
        #expect(limits.calendar.elapsed(from: warnAt, to: until) == length - Int64(Double(length) * 0.75))
    }

    @Test("A return starts the next department's clocks and leaves the overall one as it is")
    func returned() throws {
        let open = try opened(.automatic(stage.department), at: friday).aggregate
        let overall = open.clockwork[.overall]
        let monday = try local("11-30T09:00")
        let back = ReturnCase(caseID: open.id, reason: "不属于本单位", actor: stage.clerk)
        let returned = try take(open, .giveBack(back), at: monday).aggregate
        #expect(returned.clockwork[.rectification] == nil && returned.clockwork[.acceptance] == nil)
        #expect(returned.dueAt == (try local("11-30T15:30")), "the centre has four working hours")
        let decide = DecideReturn(caseID: open.id, departmentCode: stage.otherDepartment, actor: stage.centre)
        let tuesday = try local("12-01T10:00")
        let again = try take(returned, .decideReturn(decide), at: tuesday).aggregate
        #expect(again.clockwork[.acceptance]?.dueAt == (try local("12-02T10:00")))
        #expect(again.dueAt == (try local("12-04T10:00")))
        #expect(again.clockwork[.overall] == overall)
    }

    private func step(
        _ task: VerificationTask,
        _ command: VerificationTask.Command,
        _ moment: Timestamp
    ) throws -> VerificationTask {
        try task.applying(command, in: TaskContext(at: moment, limits: limits)).get().aggregate
    }

    @Test("A question stops the officer's clock; the night before the answer costs nothing")
    func question() throws {
        let registered = try registeredReport(at: friday)
        let task = VerificationTask.first(
            registered,
            officerID: OfficerID(stage.officer.id.uuid),
            at: friday,
            limits: limits
        ).aggregate
        #expect(task.dueAt == (try local("11-30T16:30")))
        let claimed = try step(task, .claim(ClaimTask(taskID: task.id, actor: stage.officer)), friday)
        let ask = AskQuestion(taskID: task.id, words: "在几楼?", actor: stage.officer)
        let asking = try step(claimed, .ask(ask), try local("11-27T17:00"))
        let answer = AnswerQuestion(reportID: task.report.id, words: "三楼", actor: stage.citizen)
        let answered = try step(asking, .answer(answer), try local("11-27T22:00"))
        #expect(answered.dueAt == (try local("11-30T17:00")), "half an hour stood still, the evening counts for nobody")
    }

    @Test("At night an ordinary report is due after the next working day begins, an urgent one in two hours")
    func night() throws {
        let night = try local("11-25T23:00")
        #expect(limits.points(of: .verification, urgency: .normal, from: night).dueAt == (try local("11-26T17:30")))
        #expect(limits.points(of: .verification, urgency: .urgent, from: night).dueAt == night + .seconds(7200))
    }

    @Test("An upheld appeal that corrects category and place goes on with their limits")
    func recategorised() throws {
        let code = try #require(CategoryCode(rawValue: "0701"))
        let policies = try Self.policies(
            LimitPolicy(stage: .dispatch, scope: .item(code), rule: LimitRule(.workingHours(1)))
        )
        let open = try opened(.automatic(stage.department), at: friday).aggregate
        let rectify = RectifyCase(caseID: open.id, words: "已清理", photos: [stage.photo], actor: stage.clerk)
        let rectified = try take(open, .rectify(rectify), at: friday).aggregate
        let passed = RecheckPassed(
            report: rectified.report,
            at: friday,
            taskID: TaskID(Samples.uuid(2)),
            caseID: rectified.id,
            round: rectified.round,
            checkedBy: stage.officer.id,
            evidence: stage.evidence("已恢复")
        )
        let closed = try take(rectified, .recheckPassed(passed), at: friday).aggregate
        #expect(closed.state == .closed)
        var corrected = closed.report
        corrected.categoryCode = code
        let appeal = AppealDecided(
            report: corrected,
            at: friday,
            taskID: TaskID(Samples.uuid(3)),
            officerID: OfficerID(stage.otherOfficer.id.uuid),
            isUpheld: true,
            finding: .confirmed,
            evidence: stage.evidence("又搭起来了")
        )
        let command = DispatchCase.Command.appealDecided(appeal)
        let report = command.limited(closed.report)
        let reopened = try take(closed, command, at: friday, limits: policies.limits(for: report)).aggregate
        #expect(reopened.report == corrected)
        #expect(reopened.dueAt == (try local("11-27T17:30")), "one working hour, as the new category has it")
    }

    @Test("A department with a system of its own is urged there at its warning and when it is late")
    func urged() throws {
        let open = try opened(.automatic(stage.department), at: friday)
        let accept = AcceptCase(caseID: open.aggregate.id, actor: stage.clerk)
        var current = try take(open.aggregate, .accept(accept), at: friday).aggregate
        for moment in [DeadlineMoment.warning, .limit] {
            let deadline = try #require(
                open.schedule?.deadlines.last { $0.payload.stage == .rectification && $0.payload.moment == moment }
            )
            let reached = DeadlineReached(
                key: deadline.key,
                generation: deadline.generation,
                dueAt: deadline.dueAt,
                payload: deadline.payload
            )
            let step = try take(current, .deadline(reached), at: deadline.dueAt)
            let urged = try #require(step.departmentMessages.first?.body as? DepartmentCaseUrged)
            #expect(step.departmentMessages.count == 1)
            #expect(urged.departmentCode == stage.department && urged.dueAt == current.dueAt)
            current = step.aggregate
        }
    }

    @Test("A clock that was stored before there was working time goes on in clock hours")
    func stored() throws {
        let clock = StageClock(
            stage: .rectification,
            at: friday,
            urgency: .normal,
            limits: .standard,
            generation: 1
        )
        let text = try MessageCoding.text(clock).replacing(#""countedIn":"clockHours","#, with: "")
        #expect(!text.contains("countedIn"))
        var old = try MessageCoding.decode(StageClock.self, from: text)
        #expect(old.unit == .clockHours && old.dueAt == clock.dueAt)
        old.stop(at: friday, generation: 2)
        old.resume(at: friday + .seconds(86_400), in: limits.calendar, generation: 3)
        #expect(old.dueAt == clock.dueAt + .seconds(86_400))
    }

    private func registeredReport(at moment: Timestamp) throws -> ReportRegistered {
        let transition = Submission.judging(
            stage.submission(),
            facts: SubmissionFacts(category: stage.category, cell: stage.cell),
            at: moment,
            limits: limits
        )
        return try #require(transition.events.first as? ReportRegistered)
    }

    @Test("Who reports is told at registration until when it will be verified")
    func promised() throws {
        let registered = try registeredReport(at: friday)
        #expect(registered.expectedAt == (try local("11-30T16:30")))
        var progress = Progress()
        progress.insert(RecordedEvent(source: .intake, sequence: 1, body: registered))
        #expect(progress.words.zh == "已受理,正在安排网格员,预计11月30日 16:30前核实")
        let notice = try #require(Notice.notices(of: registered, category: stage.category.name).first)
        #expect(notice.title.zh.hasSuffix("预计11月30日 16:30前核实"))
    }
}
