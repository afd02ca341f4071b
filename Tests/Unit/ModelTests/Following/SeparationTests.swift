import Testing

@testable import Model

@Suite("Taking back that a report is a duplicate")
struct SeparationTests {
    private let stage: Stage
    private let registered: ReportRegistered
    private let original = ReportID(Samples.uuid(77))

    init() throws {
        stage = try Stage()
        registered = try stage.registered()
    }

    private var found: ReportVerified {
        ReportVerified(
            report: registered.report,
            at: stage.start,
            taskID: TaskID(kind: .first, of: registered.report.id, round: 1),
            kind: .first,
            officerID: OfficerID(stage.officer.id.uuid),
            finding: .duplicate,
            evidence: stage.evidence(),
            duplicateOf: original,
            isInTime: true
        )
    }

    private func task() throws -> VerificationTask {
        let opened = VerificationTask.first(
            registered,
            officerID: OfficerID(stage.officer.id.uuid),
            at: stage.start,
            limits: .standard
        ).aggregate
        let context = TaskContext(at: stage.start, limits: .standard)
        let claimed = try opened.applying(.claim(ClaimTask(taskID: opened.id, actor: stage.officer)), in: context).get()
        let finding = RecordFinding(
            taskID: opened.id,
            finding: .duplicate,
            position: stage.here,
            photos: [stage.photo],
            words: "同一处",
            duplicateOf: original,
            actor: stage.officer
        )
        return try claimed.aggregate.applying(.recordFinding(finding), in: context).get().aggregate
    }

    @Test("The report is to be verified again, and what was counted of the finding is taken back")
    func separated() throws {
        let task = try task()
        let dossier = VerificationDossier(registered).recording([found])
        #expect(dossier.duplicateOf == original)
        let command = SeparateDuplicate(taskID: task.id, reason: "两处不同", actor: stage.officer)
        let event = try dossier.separating(command, from: task, wasInTime: true, lastRound: 1, at: stage.start).get()
        #expect(event.originalID == original && event.taskID == task.id)
        let after = dossier.recording([event])
        #expect(after.outcome == .verifying && after.finding == nil && after.duplicateOf == nil)
        #expect(after.version == dossier.version + 1)

        let again = VerificationTask.again(
            after,
            officerID: task.officerID,
            round: 2,
            at: stage.start,
            limits: .standard
        ).aggregate
        #expect(again.id != task.id && again.state == .assigned && again.dueAt != nil)

        var sums: [Figure: Int] = [:]
        for event in [found, event] as [any MessageContract] {
            for count in FigureCount.counts(of: event) { sums[count.figure, default: 0] += count.amount }
        }
        #expect(sums.values.allSatisfy { $0 == 0 }, "\(sums)")
    }

    @Test("Only the officer of the finding and the town's centre may, once, and with a reason")
    func refusals() throws {
        let task = try task()
        let dossier = VerificationDossier(registered).recording([found])
        func refusal(
            _ actor: CommandActor,
            reason: String = "两处不同",
            lastRound: Int = 1,
            _ dossier: VerificationDossier
        ) -> RefusalCode? {
            let command = SeparateDuplicate(taskID: task.id, reason: reason, actor: actor)
            let result = dossier.separating(command, from: task, wasInTime: true, lastRound: lastRound, at: stage.start)
            if case .failure(let refusal) = result { return refusal.code }
            return nil
        }
        #expect(refusal(stage.officer, dossier) == nil && refusal(stage.centre, dossier) == nil)
        #expect(refusal(stage.otherOfficer, dossier) == .taskNotYours)
        #expect(refusal(stage.citizen, dossier) == .notPermitted)
        #expect(refusal(stage.officer, reason: " ", dossier) == .reasonMissing)
        #expect(refusal(stage.officer, lastRound: 2, dossier) == .findingNotDuplicate)
        let confirmed = VerificationDossier(registered).recording([try stage.verified(.confirmed)])
        #expect(refusal(stage.centre, confirmed) == .findingNotDuplicate)
    }

    @Test("The citizen sees it as registered again, and a duplicate may be rated once its original is put right")
    func shown() throws {
        let task = try task()
        let dossier = VerificationDossier(registered).recording([found])
        let command = SeparateDuplicate(taskID: task.id, reason: "两处不同", actor: stage.officer)
        let event = try dossier.separating(command, from: task, wasInTime: true, lastRound: 1, at: stage.start).get()
        var progress = Progress([
            RecordedEvent(source: .intake, sequence: 1, body: registered),
            RecordedEvent(source: .verification, sequence: 1, body: found),
        ])
        #expect(progress.state == .duplicate && progress.verified != nil)
        progress.insert(RecordedEvent(source: .verification, sequence: 2, body: event))
        #expect(progress.state == .registered && progress.verified == nil)

        let rate = RateReport(reportID: registered.report.id, stars: 4, isSolved: true, actor: stage.citizen)
        #expect(throws: Refusal(.ratingNotYet)) { try dossier.rating(rate, at: stage.start).get() }
        #expect(try dossier.rating(rate, at: stage.start, isOriginalHandled: true).get().event.stars == 4)
    }
}
