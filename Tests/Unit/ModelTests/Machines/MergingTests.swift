import Testing

@testable import Model

@Suite("Merging at the centre's desk")
struct MergingTests {
    private let stage: Stage
    private let registered: ReportRegistered
    private let opened: VerificationTask
    private let original = ReportID(Samples.uuid(77))

    init() throws {
        stage = try Stage()
        registered = try stage.registered()
        opened =
            VerificationTask.first(
                registered,
                officerID: OfficerID(stage.officer.id.uuid),
                at: stage.start,
                limits: .standard
            ).aggregate
    }

    private func merge(
        _ task: VerificationTask,
        into original: ReportID? = nil,
        words: String = "已有市民反映同一处",
        by actor: CommandActor? = nil,
        version: Int? = nil,
        found: OriginalReport? = nil,
        isKnown: Bool = true,
        after seconds: Int = 60
    ) -> Result<Transition<VerificationTask>, Refusal> {
        let command = MergeDuplicate(
            taskID: task.id,
            originalID: original ?? self.original,
            words: words,
            actor: actor ?? stage.centre,
            expectedVersion: version
        )
        let known = found ?? OriginalReport(id: command.originalID, town: stage.town, isOpen: true)
        let context = TaskContext(
            at: stage.start + .seconds(seconds),
            limits: .standard,
            original: isKnown ? known : nil
        )
        return task.applying(.merge(command), in: context)
    }

    private func refusal(_ result: Result<Transition<VerificationTask>, Refusal>) -> RefusalCode? {
        guard case .failure(let refusal) = result else { return nil }
        return refusal.code
    }

    @Test(
        "The task ends with the finding of a duplicate, its timers go, and whoever had it hears that nobody has to come"
    )
    func merged() throws {
        let step = try merge(opened).get()
        let event = try #require(step.events.first as? ReportVerified)
        #expect(step.aggregate.state == .concluded && step.aggregate.finding == .duplicate)
        #expect(event.finding == .duplicate && event.duplicateOf == original && event.mergedBy == stage.centre.id)
        #expect(event.isInTime && event.evidence.position == nil && event.officerID == opened.officerID)
        #expect(!step.deadlines.isEmpty && step.aggregate.clockwork[.verification] == nil)
        let category = Words(zh: "占用消防通道", en: "fire lane blocked")
        let officer = Notice.notices(of: event, category: category).filter {
            $0.recipient == .officer(opened.officerID)
        }
        #expect(officer.count == 1)
        let reporter = try #require(registered.report.citizenID)
        let citizen = Notice.notices(of: event, category: category).first { $0.recipient == .citizen(reporter) }
        #expect(citizen?.body.zh.contains("镇街中心说明:已有市民反映同一处") == true)
        #expect(citizen?.body.en.contains("The town centre says") == true)
        // As an officer's own finding is: taken back by the centre, and verified anew.
        let dossier = VerificationDossier(registered).recording([event])
        let back = SeparateDuplicate(taskID: opened.id, reason: "两处不同", actor: stage.centre)
        let separated = dossier.separating(back, from: step.aggregate, wasInTime: true, lastRound: 1, at: stage.start)
        #expect(try separated.get().originalID == original)
    }

    @Test("It goes in every state before the finding, also while the reporter is asked and help is on the way")
    func states() throws {
        let context = TaskContext(at: stage.start, limits: .standard, department: stage.department)
        let claimed = try opened.applying(.claim(ClaimTask(taskID: opened.id, actor: stage.officer)), in: context).get()
            .aggregate
        let arrive = ArriveAtTask(taskID: opened.id, position: stage.here, actor: stage.officer)
        let arrived = try claimed.applying(.arrive(arrive), in: context).get().aggregate
        let call = CallAssistance(
            taskID: opened.id,
            departmentCode: stage.department,
            words: "请派人",
            actor: stage.officer
        )
        let helped = try arrived.applying(.callAssistance(call), in: context).get().aggregate
        let ask = AskQuestion(taskID: opened.id, words: "哪一侧?", actor: stage.officer)
        let asking = try helped.applying(.ask(ask), in: context).get().aggregate
        for task in [opened, claimed, arrived, helped, asking] {
            let step = try merge(task).get()
            #expect(step.aggregate.state == .concluded && step.aggregate.askedFrom == nil)
            #expect(step.aggregate.assistance.allSatisfy { $0.state == .ended })
        }
        #expect(refusal(merge(try merge(asking).get().aggregate)) == .taskConcluded)
    }

    @Test("Only the town's centre, only into an open report of the town that there is, never into itself")
    func refusals() throws {
        #expect(refusal(merge(opened, by: stage.officer)) == .notPermitted)
        #expect(refusal(merge(opened, by: stage.otherCentre)) == .outsideYourArea)
        #expect(refusal(merge(opened, into: registered.report.id)) == .originalMissing)
        #expect(refusal(merge(opened, isKnown: false)) == .originalMissing)
        let over = OriginalReport(id: original, town: stage.town, isOpen: false)
        #expect(refusal(merge(opened, found: over)) == .originalOver)
        let other = try #require(TownCode(rawValue: "441900003"))
        let far = OriginalReport(id: original, town: other, isOpen: true)
        #expect(refusal(merge(opened, found: far)) == .outsideYourArea)
        #expect(refusal(merge(opened, words: " ")) == .wordsMissing)
        #expect(refusal(merge(opened, version: 7)) == .versionConflict)
    }

    @Test("While the reporter is asked the clock stands still: what is merged then is not late, however long it took")
    func standing() throws {
        let context = TaskContext(at: stage.start, limits: .standard)
        let claim = ClaimTask(taskID: opened.id, actor: stage.officer)
        let claimed = try opened.applying(.claim(claim), in: context).get().aggregate
        let ask = AskQuestion(taskID: opened.id, words: "哪一侧?", actor: stage.officer)
        let asking = try claimed.applying(.ask(ask), in: context).get().aggregate
        let days = 30 * 86_400
        let asked = try #require(try merge(asking, after: days).get().events.first as? ReportVerified)
        #expect(asked.isInTime)
        let late = try #require(try merge(claimed, after: days).get().events.first as? ReportVerified)
        #expect(!late.isInTime)
    }

    @Test("Neither what is private nor an emergency is merged, nor anything into it: others may not follow that")
    func hidden() throws {
        let closed = OriginalReport(id: original, town: stage.town, isOpen: true, isPublic: false)
        #expect(refusal(merge(opened, found: closed)) == .mergerHidden)
        var own = opened
        own.report.isPublic = false
        #expect(refusal(merge(own)) == .mergerHidden)
        own.report.isPublic = true
        own.report.isEmergency = true
        #expect(refusal(merge(own)) == .mergerHidden)
        var report = registered.report
        #expect(OriginalReport(VerificationDossier(registered)).isPublic)
        for change in [\ReportSummary.isPublic, \ReportSummary.isEmergency] {
            report = registered.report
            report[keyPath: change].toggle()
            let event = ReportRegistered(report: report, at: stage.start, words: "", acceptedAt: stage.start)
            #expect(!OriginalReport(VerificationDossier(event)).isPublic)
        }
    }

    @Test("What the centre merged is nobody else's work: no officer's figure, no duration, and no officer undoes it")
    func whose() throws {
        let step = try merge(opened).get()
        let event = try #require(step.events.first as? ReportVerified)
        let counts = FigureCount.counts(of: event)
        #expect(counts.contains { $0.figure == .verified } && counts.allSatisfy { $0.officer == nil })
        #expect(DurationCount.count(of: event) == nil)
        let dossier = VerificationDossier(registered).recording([event])
        #expect(dossier.officerID == nil && dossier.finding == .duplicate)
        let back = SeparateDuplicate(taskID: opened.id, reason: "两处不同", actor: stage.officer)
        let refused = dossier.separating(back, from: step.aggregate, wasInTime: true, lastRound: 1, at: stage.start)
        #expect(throws: Refusal.self) { try refused.get() }
    }

    @Test("Only what is not answered yet is open: what was itself merged is not")
    func open() throws {
        let dossier = VerificationDossier(registered)
        #expect(OriginalReport(dossier).isOpen)
        #expect(OriginalReport(dossier.recording([try stage.verified(.confirmed)])).isOpen)
        #expect(!OriginalReport(dossier.recording([try stage.verified(.duplicate)])).isOpen)
        #expect(!OriginalReport(dossier.recording([try stage.verified(.unfounded)])).isOpen)
    }
}
