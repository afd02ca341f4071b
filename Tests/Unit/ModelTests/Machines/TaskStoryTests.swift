import Testing

@testable import Model

/// The officer's task and the report's dossier, rule by rule.
@Suite("A verification task")
struct TaskStoryTests {
    let stage: Stage

    init() throws { stage = try Stage() }

    private func first() throws -> VerificationTask {
        VerificationTask.first(
            try stage.registered(),
            officerID: OfficerID(stage.officer.id.uuid),
            at: stage.start,
            limits: .standard
        ).aggregate
    }

    private func take(
        _ task: VerificationTask,
        _ command: VerificationTask.Command,
        after seconds: Int = 60
    ) throws -> Transition<VerificationTask> {
        try task.applying(command, in: TaskContext(at: stage.start + .seconds(seconds), limits: .standard)).get()
    }

    private func refusal(_ task: VerificationTask, _ command: VerificationTask.Command) -> RefusalCode? {
        switch task.applying(command, in: TaskContext(at: stage.start + .seconds(60), limits: .standard)) {
        case .success: nil
        case .failure(let refusal): refusal.code
        }
    }

    private func finding(
        _ task: VerificationTask,
        _ finding: Finding = .confirmed,
        position: RawPosition? = nil,
        remoteReason: String? = nil,
        photos: [EvidencePhoto]? = nil,
        duplicateOf: ReportID? = nil,
        channel: String? = nil,
        callIn: DepartmentCode? = nil,
        actor: CommandActor? = nil
    ) -> VerificationTask.Command {
        .recordFinding(
            RecordFinding(
                taskID: task.id,
                finding: finding,
                position: position ?? stage.here,
                remoteReason: remoteReason,
                photos: photos ?? [stage.photo],
                words: "现场属实",
                duplicateOf: duplicateOf,
                channel: channel,
                callIn: callIn,
                actor: actor ?? stage.officer
            )
        )
    }

    private func claimed() throws -> VerificationTask {
        let task = try first()
        return try take(task, .claim(ClaimTask(taskID: task.id, actor: stage.officer))).aggregate
    }

    @Test("Claim, arrive, confirm: the finding ends the task and its timers")
    func confirming() throws {
        let task = try claimed()
        let arrived = try take(
            task,
            .arrive(ArriveAtTask(taskID: task.id, position: stage.here, actor: stage.officer))
        ).aggregate
        let concluded = try take(arrived, finding(arrived))
        #expect(concluded.aggregate.state == .concluded)
        let event = try #require(concluded.events.first as? ReportVerified)
        #expect(event.finding == .confirmed && event.isInTime && !event.evidence.isRemote)
        #expect(concluded.cancellation?.deadlines.count == 2)
        #expect(refusal(concluded.aggregate, finding(arrived)) == .taskConcluded)
    }

    @Test("A finding needs its evidence: photo, position, nearness or a reason, original, channel")
    func evidence() throws {
        let task = try claimed()
        #expect(refusal(task, finding(task, photos: [])) == .photoMissing)
        #expect(refusal(task, finding(task, position: stage.far)) == .tooFarAway)
        let blind = RecordFinding(
            taskID: task.id,
            finding: .confirmed,
            photos: [stage.photo],
            words: "属实",
            actor: stage.officer
        )
        #expect(refusal(task, .recordFinding(blind)) == .positionMissing)
        #expect(refusal(task, finding(task, .duplicate)) == .originalMissing)
        #expect(refusal(task, finding(task, .duplicate, duplicateOf: task.report.id)) == .originalMissing)
        #expect(refusal(task, finding(task, .outOfRemit)) == .channelMissing)
        #expect(refusal(task, finding(task, .unfounded, callIn: stage.department)) == .callInNotConfirmed)
        let remote = try take(task, finding(task, position: stage.far, remoteReason: "河对岸核实"))
        #expect((remote.events.first as? ReportVerified)?.evidence.isRemote == true)
        #expect(try take(task, finding(task, .goneOnArrival, photos: [])).aggregate.finding == .goneOnArrival)
    }

    @Test("A poor accuracy widens the limit by no more than the policy allows")
    func accuracyIsCapped() {
        let policy = EvidencePolicy.standard
        let near = Coordinate<WGS84>(unchecked: 114.0719, 22.8006 + 0.0031, 200)
        let far = Coordinate<WGS84>(unchecked: 114.0719, 22.8006 + 0.0090, 10_000)
        #expect(!policy.isRemote(near, from: Samples.pin))
        #expect(policy.isRemote(far, from: Samples.pin))
    }

    @Test("A question stops the clock; the answer lets it go on, moved by the time it stood still")
    func question() throws {
        let task = try claimed()
        let due = try #require(task.dueAt)
        let asking = try take(
            task,
            .ask(AskQuestion(taskID: task.id, words: "哪个门口?", actor: stage.officer)),
            after: 600
        )
        #expect(asking.aggregate.state == .asking)
        #expect(refusal(asking.aggregate, finding(task)) == .questionOpen)
        let stranger = CommandActor(id: AccountID(Samples.uuid(99)), role: .citizen, scope: .own)
        #expect(
            refusal(
                asking.aggregate,
                .answer(AnswerQuestion(reportID: task.report.id, words: "东门", actor: stranger))
            )
                == .unknownReport
        )
        let answered = try take(
            asking.aggregate,
            .answer(AnswerQuestion(reportID: task.report.id, words: "东门", actor: stage.citizen)),
            after: 4200
        )
        #expect(answered.aggregate.state == .claimed)
        #expect(answered.aggregate.dueAt == due + .seconds(3600))
    }

    @Test("An unanswered question runs out, and the officer goes on")
    func questionExpires() throws {
        let task = try claimed()
        let asking = try take(task, .ask(AskQuestion(taskID: task.id, words: "哪个门口?", actor: stage.officer)))
        let deadline = try #require(asking.schedule?.deadlines.first { $0.payload.stage == .answer })
        let reached = DeadlineReached(
            key: deadline.key,
            generation: deadline.generation,
            dueAt: deadline.dueAt,
            payload: deadline.payload
        )
        let expired = try take(asking.aggregate, .deadline(reached), after: 60 + 24 * 3600)
        #expect(expired.events.first is QuestionExpired)
        #expect(expired.aggregate.state == .claimed)
    }

    @Test("Somebody else's task, and a task of another kind, are refused")
    func wrongTask() throws {
        let task = try claimed()
        #expect(refusal(task, finding(task, actor: stage.otherOfficer)) == .taskNotYours)
        #expect(refusal(task, finding(task, actor: stage.clerk)) == .notPermitted)
        let recheck = RecordRecheck(
            taskID: task.id,
            passed: true,
            position: stage.here,
            photos: [stage.photo],
            words: "好",
            actor: stage.officer
        )
        #expect(refusal(task, .recordRecheck(recheck)) == .taskWrongKind)
        #expect(refusal(try first(), finding(task)) == .taskNotClaimed)
        #expect(refusal(task, .claim(ClaimTask(taskID: task.id, actor: stage.officer))) == .taskAlreadyClaimed)
    }

    @Test("A re-check needs an after-photo; the centre may stand in without a position")
    func recheck() throws {
        let report = try stage.registered().report
        let rectified = CaseRectified(
            report: report,
            at: stage.start,
            caseID: CaseID(of: report.id),
            departmentCode: stage.department,
            round: 1,
            words: "已清理",
            needsConclusion: true,
            isInTime: true
        )
        let task = VerificationTask.recheck(
            rectified,
            officerID: OfficerID(stage.officer.id.uuid),
            at: stage.start,
            limits: .standard
        ).aggregate
        let bare = RecordRecheck(taskID: task.id, passed: true, position: stage.here, words: "好", actor: stage.officer)
        #expect(refusal(task, .recordRecheck(bare)) == .photoMissing)
        let unsigned = RecordRecheck(
            taskID: task.id,
            passed: true,
            position: stage.here,
            photos: [stage.photo],
            words: "好",
            actor: stage.officer
        )
        #expect(refusal(task, .recordRecheck(unsigned)) == .conclusionMissing)
        let centre = RecordRecheck(
            taskID: task.id,
            passed: true,
            photos: [stage.photo],
            words: "好",
            conclusion: "检测合格",
            actor: stage.centre
        )
        let passed = try take(task, .recordRecheck(centre))
        #expect((passed.events.first as? RecheckPassed)?.isCentre == true)
    }

    @Test("A call-in opens the officer's own re-check at once (path B)")
    func callIn() throws {
        let task = try claimed()
        let concluded = try take(task, finding(task, callIn: stage.department))
        let verified = try #require(concluded.events.first as? ReportVerified)
        let recheck = try #require(VerificationTask.callIn(verified, at: stage.start, limits: .standard)).aggregate
        #expect(recheck.isCallIn && recheck.officerID == task.officerID)
        let passed = try take(
            recheck,
            .recordRecheck(
                RecordRecheck(
                    taskID: recheck.id,
                    passed: true,
                    position: stage.here,
                    photos: [stage.photo],
                    words: "已清走",
                    actor: stage.officer
                )
            )
        )
        #expect((passed.events.first as? RecheckPassed)?.isCallIn == true)
    }

    @Test("A citizen appeals once, another officer decides, and an upheld appeal verifies the report anew")
    func appeal() throws {
        let registered = try stage.registered()
        let dossier = VerificationDossier(registered).recording([try stage.verified(.unfounded)])
        let command = OpenAppeal(reportID: registered.report.id, words: "还在那里", actor: stage.citizen)
        let opened = try dossier.openingAppeal(command, at: stage.start).get()
        #expect(opened.dossier.outcome == .appealed)
        guard case .failure(let again) = opened.dossier.openingAppeal(command, at: stage.start) else {
            Issue.record("a second appeal was taken")
            return
        }
        #expect(again.code == .appealUsed)
        let task = VerificationTask.appeal(
            opened.dossier,
            officerID: OfficerID(stage.otherOfficer.id.uuid),
            at: stage.start,
            limits: .standard
        ).aggregate
        #expect(refusal(task, .claim(ClaimTask(taskID: task.id, actor: stage.officer))) == .appealSameOfficer)
        let claimed = try take(task, .claim(ClaimTask(taskID: task.id, actor: stage.otherOfficer))).aggregate
        let decided = try take(claimed, finding(claimed, actor: stage.otherOfficer))
        #expect(decided.events.map { type(of: $0).type.rawValue } == ["report.verified.v1", "appeal.decided.v1"])
        let after = opened.dossier.recording(decided.events)
        #expect(after.outcome == .inProgress)
        #expect(Array(after.sequences(ofLast: 2)) == [3, 4])
        let dismissed = try take(claimed, finding(claimed, .unfounded, actor: stage.otherOfficer))
        #expect(dismissed.events.map { type(of: $0).type.rawValue } == ["appeal.decided.v1"])
        #expect(opened.dossier.recording(dismissed.events).outcome == .ended)
    }

    @Test("Against a closed case only a finding that it is still there is upheld")
    func appealAgainstClosedCase() throws {
        let registered = try stage.registered()
        let closed = CaseClosed(
            report: registered.report,
            at: stage.start,
            caseID: CaseID(of: registered.report.id),
            round: 1,
            words: "已恢复",
            isInTime: true,
            isOverallInTime: true
        )
        let dossier = VerificationDossier(registered).recording([try stage.verified(), closed])
        #expect(dossier.outcome == .closed && dossier.version == 1, "another service's event has no number here")
        let command = OpenAppeal(reportID: registered.report.id, words: "还在那里", actor: stage.citizen)
        let opened = try dossier.openingAppeal(command, at: stage.start).get().dossier
        let task = VerificationTask.appeal(
            opened,
            officerID: OfficerID(stage.otherOfficer.id.uuid),
            at: stage.start,
            limits: .standard
        ).aggregate
        let claimed = try take(task, .claim(ClaimTask(taskID: task.id, actor: stage.otherOfficer))).aggregate
        let solved = try take(claimed, finding(claimed, .resolvedOnSite, actor: stage.otherOfficer))
        #expect((solved.events.last as? AppealDecided)?.isUpheld == false)
        #expect(opened.recording(solved.events).outcome == .closed)
        let confirmed = try take(claimed, finding(claimed, .confirmed, actor: stage.otherOfficer))
        #expect((confirmed.events.last as? AppealDecided)?.isUpheld == true)
        #expect(opened.recording(confirmed.events).outcome == .inProgress)
    }

    @Test("A report is rated once, by its reporter, after it is done")
    func rating() throws {
        let registered = try stage.registered()
        let rate = RateReport(reportID: registered.report.id, stars: 5, isSolved: true, actor: stage.citizen)
        func code(_ dossier: VerificationDossier, _ command: RateReport) -> RefusalCode? {
            switch dossier.rating(command, at: stage.start) {
            case .success: nil
            case .failure(let refusal): refusal.code
            }
        }
        let open = VerificationDossier(registered)
        #expect(code(open, rate) == .ratingNotYet)
        let solved = open.recording([try stage.verified(.resolvedOnSite)])
        let rated = try solved.rating(rate, at: stage.start).get().dossier
        #expect(rated.stars == 5)
        #expect(code(rated, rate) == .ratingUsed)
        let six = RateReport(reportID: registered.report.id, stars: 6, isSolved: true, actor: stage.citizen)
        #expect(code(solved, six) == .ratingOutOfRange)
        let stranger = CommandActor(id: AccountID(Samples.uuid(99)), role: .citizen, scope: .own)
        let foreign = RateReport(reportID: registered.report.id, stars: 1, isSolved: false, actor: stranger)
        #expect(code(solved, foreign) == .unknownReport)
    }
}
