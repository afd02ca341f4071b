import Testing

@testable import Model

/// The case's rules, one by one.
@Suite("A dispatch case")
struct CaseStoryTests {
    let stage: Stage

    init() throws { stage = try Stage() }

    private func opened(
        _ route: CaseRoute,
        needsConclusion: Bool = false
    ) throws -> Transition<DispatchCase> {
        try #require(
            DispatchCase.opening(
                stage.verified(needsConclusion: needsConclusion),
                categoryName: "占用消防通道",
                route: route,
                at: stage.start,
                limits: .standard
            )
        )
    }

    private func take(
        _ current: DispatchCase,
        _ command: DispatchCase.Command,
        after seconds: Int = 60
    ) throws -> Transition<DispatchCase> {
        try current.applying(command, at: stage.start + .seconds(seconds), limits: .standard).get()
    }

    private func refusal(
        _ current: DispatchCase,
        _ command: DispatchCase.Command,
        after seconds: Int = 60
    ) -> RefusalCode? {
        switch current.applying(command, at: stage.start + .seconds(seconds), limits: .standard) {
        case .success: nil
        case .failure(let refusal): refusal.code
        }
    }

    private func fire(_ transition: Transition<DispatchCase>, _ stageName: TimeLimitStage, _ moment: DeadlineMoment)
        throws -> DeadlineReached
    {
        let deadline = try #require(
            transition.schedule?.deadlines.last { $0.payload.stage == stageName && $0.payload.moment == moment }
        )
        return DeadlineReached(
            key: deadline.key,
            generation: deadline.generation,
            dueAt: deadline.dueAt,
            payload: deadline.payload
        )
    }

    private func passed(_ current: DispatchCase, isCallIn: Bool = false) -> DispatchCase.Command {
        .recheckPassed(
            RecheckPassed(
                report: current.report,
                at: stage.start,
                taskID: TaskID(Samples.uuid(2)),
                caseID: current.id,
                round: current.round,
                checkedBy: stage.officer.id,
                isCallIn: isCallIn,
                evidence: stage.evidence("已恢复")
            )
        )
    }

    private func failed(_ current: DispatchCase) -> DispatchCase.Command {
        .recheckFailed(
            RecheckFailed(
                report: current.report,
                at: stage.start,
                taskID: TaskID(Samples.uuid(2)),
                caseID: current.id,
                round: current.round,
                checkedBy: stage.officer.id,
                evidence: stage.evidence("仍有垃圾")
            )
        )
    }

    private func rectify(_ current: DispatchCase) -> DispatchCase.Command {
        .rectify(RectifyCase(caseID: current.id, words: "已清理", photos: [stage.photo], actor: stage.clerk))
    }

    @Test("Path A: the centre dispatches, the department accepts and rectifies, the re-check closes")
    func pathA() throws {
        let open = try opened(.centre).aggregate
        #expect(open.state == .atCentre)
        let dispatched = try take(
            open,
            .dispatch(
                DispatchCaseToDepartment(caseID: open.id, departmentCode: stage.department, actor: stage.centre)
            )
        )
        #expect(dispatched.departmentMessages.map(\.departmentCode) == [stage.department])
        let accepted = try take(
            dispatched.aggregate,
            .accept(AcceptCase(caseID: open.id, actor: stage.clerk))
        )
        let rectified = try take(accepted.aggregate, rectify(open))
        #expect(rectified.aggregate.state == .rectified)
        let closed = try take(rectified.aggregate, passed(rectified.aggregate))
        #expect(closed.aggregate.state == .closed)
        let event = try #require(closed.events.last as? CaseClosed)
        #expect(event.isInTime && event.isOverallInTime && !event.isCallIn)
    }

    @Test("Path B: the officer's after-photo closes the case, and the department's open task is credited to it")
    func pathB() throws {
        let open = try opened(.calledIn(stage.department))
        #expect(open.aggregate.state == .dispatched)
        #expect(open.events.map { type(of: $0).type.rawValue } == ["case.opened.v1", "case.dispatched.v1"])
        let closed = try take(open.aggregate, passed(open.aggregate, isCallIn: true))
        let withdrawn = try #require(closed.events.first as? CaseWithdrawn)
        #expect(withdrawn.isCredited && withdrawn.departmentCode == stage.department)
        #expect(closed.departmentMessages.first?.body is DepartmentCaseWithdrawn)
        #expect((closed.events.last as? CaseClosed)?.isCallIn == true)
        #expect(closed.aggregate.state == .closed)
    }

    @Test("An automatic dispatch can be recalled by the centre, and the department is told")
    func recall() throws {
        let open = try opened(.automatic(stage.department)).aggregate
        #expect(open.isAutomatic)
        let recalled = try take(
            open,
            .recall(RecallCase(caseID: open.id, reason: "应由村委处理", actor: stage.centre))
        )
        #expect(recalled.aggregate.state == .atCentre)
        #expect(recalled.aggregate.departmentCode == nil)
        #expect(recalled.departmentMessages.first?.body is DepartmentCaseWithdrawn)
    }

    @Test("A department returns once and again; after the second return the designation is final")
    func designationIsFinal() throws {
        var current = try opened(.automatic(stage.department)).aggregate
        for round in 1...2 {
            current = try take(
                current,
                .giveBack(ReturnCase(caseID: current.id, reason: "不属于本单位", actor: stage.clerk))
            ).aggregate
            #expect(current.returns == round)
            current = try take(
                current,
                .decideReturn(
                    DecideReturn(caseID: current.id, departmentCode: stage.department, actor: stage.centre)
                )
            ).aggregate
        }
        #expect(current.isFinal)
        let again = ReturnCase(caseID: current.id, reason: "不属于本单位", actor: stage.clerk)
        #expect(refusal(current, .giveBack(again)) == .caseDesignationFinal)
    }

    @Test("Silence until the limit counts as acceptance; a return is then refused")
    func deemedAcceptance() throws {
        let open = try opened(.automatic(stage.department))
        let timer = try fire(open, .acceptance, .limit)
        #expect(refusal(open.aggregate, .deadline(timer), after: 60) == .deadlineStale, "a timer is never early")
        let accepted = try take(open.aggregate, .deadline(timer), after: 24 * 3600)
        #expect((accepted.events.first as? CaseAccepted)?.isDeemed == true)
        let late = ReturnCase(caseID: open.aggregate.id, reason: "不属于本单位", actor: stage.clerk)
        #expect(refusal(accepted.aggregate, .giveBack(late)) == .caseAlreadyAccepted)
        #expect(refusal(accepted.aggregate, .deadline(timer), after: 25 * 3600) == .deadlineStale)
    }

    @Test("An extension moves the limit; the old timer means nothing any more")
    func extensionMovesTheLimit() throws {
        let open = try opened(.automatic(stage.department))
        let old = try fire(open, .rectification, .limit)
        let accepted = try take(
            open.aggregate,
            .accept(AcceptCase(caseID: open.aggregate.id, actor: stage.clerk))
        ).aggregate
        let until = stage.start + .seconds(100 * 3600)
        let asked = try take(
            accepted,
            .requestExtension(
                RequestExtension(caseID: accepted.id, until: until, reason: "连日大雨", actor: stage.clerk)
            )
        ).aggregate
        #expect(asked.dueAt == accepted.dueAt, "asking moves nothing")
        let extended = try take(
            asked,
            .decideExtension(DecideExtension(caseID: asked.id, isGranted: true, actor: stage.centre))
        )
        #expect(extended.aggregate.dueAt == until)
        let told = try decided(extended)
        #expect(told.about == .extension && told.isGranted && told.dueAt == until)
        let refused = try take(
            asked,
            .decideExtension(
                DecideExtension(caseID: asked.id, isGranted: false, reason: "可以先清运", actor: stage.centre)
            )
        )
        let answer = try decided(refused)
        #expect(answer.about == .extension && !answer.isGranted && answer.reason == "可以先清运")
        #expect(answer.dueAt == accepted.dueAt)
        #expect(refusal(extended.aggregate, .deadline(old), after: 73 * 3600) == .deadlineStale)
        let due = try fire(extended, .rectification, .limit)
        let overdue = try take(extended.aggregate, .deadline(due), after: 100 * 3600)
        #expect(overdue.events.first is CaseOverdue)
        #expect(overdue.aggregate.isOverdue)
    }

    @Test(
        "A suspension that a department asks for is granted or refused by somebody else, and stops the clock only then"
    )
    func suspensionIsAskedFor() throws {
        let open = try opened(.automatic(stage.department)).aggregate
        let accepted = try take(open, .accept(AcceptCase(caseID: open.id, actor: stage.clerk))).aggregate
        let word = stage.start + .seconds(30 * 86_400)
        let request = DispatchCase.Command.requestSuspension(
            RequestSuspension(caseID: open.id, reason: "需等待管线迁改", nextWordOn: word, actor: stage.clerk)
        )
        func decision(_ isGranted: Bool, reason: String? = nil, by actor: CommandActor? = nil) -> DispatchCase.Command {
            .decideSuspension(
                DecideSuspension(caseID: open.id, isGranted: isGranted, reason: reason, actor: actor ?? stage.centre)
            )
        }
        #expect(refusal(accepted, decision(true)) == .suspensionNotPending)
        let asked = try take(accepted, request)
        #expect(asked.events.first is CaseSuspensionRequested && asked.deadlines.isEmpty)
        #expect(asked.aggregate.state == .accepted && asked.aggregate.dueAt == accepted.dueAt, "asking stops nothing")
        #expect(refusal(asked.aggregate, request) == .suspensionPending)
        // One account with both hats would still be one person.
        let same = CommandActor(id: stage.clerk.id, role: .townCentre, scope: stage.centre.scope)
        #expect(refusal(asked.aggregate, decision(true, by: same)) == .suspensionSamePerson)
        #expect(refusal(asked.aggregate, decision(true, by: stage.clerk)) == .notPermitted)
        #expect(refusal(asked.aggregate, decision(false)) == .reasonMissing)
        #expect(refusal(asked.aggregate, decision(true), after: 31 * 86_400) == .nextWordMissing)
        let refused = try take(asked.aggregate, decision(false, reason: "可分段施工"))
        #expect(refused.events.first is CaseSuspensionRefused && refused.aggregate.state == .accepted)
        let answer = try decided(refused)
        #expect(answer.about == .suspension && !answer.isGranted && answer.reason == "可分段施工")
        #expect(refusal(refused.aggregate, decision(true)) == .suspensionNotPending)
        let again = try take(refused.aggregate, request).aggregate
        let granted = try take(again, decision(true))
        let event = try #require(granted.events.first as? CaseSuspended)
        #expect(event.reason == "需等待管线迁改" && event.nextWordOn == word)
        #expect(
            granted.aggregate.state == .suspended && granted.aggregate.clockwork[.rectification]?.isRunning == false
        )
        let standing = try decided(granted)
        #expect(standing.about == .suspension && standing.isGranted && standing.dueAt == nil)
        #expect(standing.nextWordOn == word)
        let goingOn = try take(granted.aggregate, .resume(ResumeCase(caseID: open.id, actor: stage.centre)))
        let resumed = goingOn.aggregate
        let running = try decided(goingOn)
        #expect(running.about == .resumption && running.dueAt == resumed.dueAt && running.dueAt != nil)
        #expect(refusal(resumed, decision(true)) == .suspensionNotPending, "it was decided once")
    }

    /// The one thing that the department hears of a decision.
    private func decided(_ step: Transition<DispatchCase>) throws -> DepartmentCaseDecided {
        #expect(step.departmentMessages.map(\.departmentCode) == [stage.department])
        return try #require(step.departmentMessages.first?.body as? DepartmentCaseDecided)
    }

    @Test("Suspension stops the rectification clock and not the overall one")
    func suspension() throws {
        let open = try opened(.automatic(stage.department)).aggregate
        let accepted = try take(open, .accept(AcceptCase(caseID: open.id, actor: stage.clerk))).aggregate
        let suspended = try take(
            accepted,
            .suspend(
                SuspendCase(
                    caseID: open.id,
                    reason: "需等待管线迁改",
                    nextWordOn: stage.start + .seconds(30 * 86_400),
                    actor: stage.centre
                )
            ),
            after: 3600
        )
        #expect(suspended.cancellation?.deadlines.count == 2)
        let resumed = try take(
            suspended.aggregate,
            .resume(ResumeCase(caseID: open.id, actor: stage.centre)),
            after: 3600 + 86_400
        )
        #expect(resumed.aggregate.state == .accepted)
        #expect(resumed.aggregate.dueAt == stage.start + .seconds(72 * 3600 + 86_400))
        #expect(resumed.aggregate.clockwork[.overall]?.dueAt == accepted.clockwork[.overall]?.dueAt)
    }

    @Test("A failed re-check sends the case back to the same department with a new limit and the next round")
    func rework() throws {
        let open = try opened(.automatic(stage.department)).aggregate
        let rectified = try take(open, rectify(open))
        #expect((rectified.events.first as? CaseAccepted)?.isImplicit == true)
        let reworking = try take(rectified.aggregate, failed(rectified.aggregate), after: 7200)
        #expect(reworking.aggregate.state == .reworking)
        #expect(reworking.aggregate.round == 2)
        #expect((reworking.departmentMessages.first?.body as? DepartmentCaseDispatched)?.isRework == true)
        let again = try take(reworking.aggregate, rectify(open), after: 9000)
        #expect((again.events.last as? CaseRectified)?.round == 2)
        let closed = try take(again.aggregate, passed(again.aggregate), after: 9600).aggregate
        #expect(closed.state == .closed)
    }

    @Test("A category that nobody can judge by eye needs the department's signed conclusion")
    func conclusion() throws {
        let open = try opened(.automatic(stage.department), needsConclusion: true).aggregate
        #expect(refusal(open, rectify(open)) == .conclusionMissing)
        let command = RectifyCase(
            caseID: open.id,
            words: "已检测",
            photos: [],
            conclusion: "检测合格",
            signedBy: "王工",
            actor: stage.clerk
        )
        #expect(try take(open, .rectify(command)).aggregate.state == .rectified)
    }

    @Test("An upheld appeal reopens a closed case at the centre with a new overall limit")
    func reopening() throws {
        let open = try opened(.automatic(stage.department)).aggregate
        let rectified = try take(open, rectify(open)).aggregate
        let closed = try take(rectified, passed(rectified)).aggregate
        let decided = AppealDecided(
            report: closed.report,
            at: stage.start,
            taskID: TaskID(Samples.uuid(2)),
            officerID: OfficerID(stage.otherOfficer.id.uuid),
            isUpheld: true,
            finding: .confirmed,
            evidence: stage.evidence("仍未处理")
        )
        let reopened = try take(closed, .appealDecided(decided), after: 86_400).aggregate
        #expect(reopened.state == .atCentre)
        #expect(reopened.departmentCode == nil)
        #expect(reopened.version > closed.version)
        #expect(refusal(reopened, .appealDecided(decided)) == .caseNotClosed)
    }

    @Test("The wrong department, town, role, version or a late command is refused with its own code")
    func wrongPeople() throws {
        let open = try opened(.automatic(stage.department)).aggregate
        #expect(refusal(open, .accept(AcceptCase(caseID: open.id, actor: stage.otherClerk))) == .caseOtherDepartment)
        #expect(refusal(open, .urge(UrgeCase(caseID: open.id, actor: stage.otherCentre))) == .outsideYourArea)
        #expect(refusal(open, .urge(UrgeCase(caseID: open.id, actor: stage.officer))) == .notPermitted)
        #expect(refusal(open, .accept(AcceptCase(caseID: open.id, actor: stage.citizen))) == .notPermitted)
        let stale = UrgeCase(caseID: open.id, actor: stage.centre, expectedVersion: 1)
        #expect(refusal(open, .urge(stale)) == .versionConflict)
        let late = UrgeCase(caseID: open.id, actor: stage.centre, expiresAt: stage.start + .seconds(30))
        #expect(refusal(open, .urge(late)) == .commandExpired)
        #expect(refusal(open, passed(open)) == .caseNotRectified)
    }

    @Test("A warning is given once at three quarters of a limit, and the limit is recorded once")
    func warnedAndOverdueOnce() throws {
        let open = try opened(.centre)
        let warning = try fire(open, .dispatch, .warning)
        #expect(warning.dueAt == stage.start + .seconds(6 * 3600))
        let warned = try take(open.aggregate, .deadline(warning), after: 6 * 3600)
        #expect(warned.events.first is CaseWarned)
        #expect(refusal(warned.aggregate, .deadline(warning), after: 6 * 3600) == .deadlineStale)
        let limit = try fire(open, .dispatch, .limit)
        let overdue = try take(warned.aggregate, .deadline(limit), after: 8 * 3600)
        #expect(overdue.aggregate.clockwork.overdue.map(\.stage) == [.dispatch])
        #expect(refusal(overdue.aggregate, .deadline(limit), after: 9 * 3600) == .deadlineStale)
        let dispatched = try take(
            overdue.aggregate,
            .dispatch(
                DispatchCaseToDepartment(
                    caseID: open.aggregate.id,
                    departmentCode: stage.department,
                    actor: stage.centre
                )
            ),
            after: 9 * 3600
        )
        #expect(dispatched.aggregate.isOverdue, "dispatching late does not wipe it out")
    }
}
