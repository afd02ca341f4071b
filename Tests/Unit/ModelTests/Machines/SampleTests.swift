import Testing

@testable import Model

/// Checks of what one officer judged and solved alone.
@Suite("Sample checks")
struct SampleTests {
    private let stage: Stage
    private let owner: OfficerID
    private let checker: OfficerID

    init() throws {
        stage = try Stage()
        owner = OfficerID(stage.officer.id.uuid)
        checker = OfficerID(stage.otherOfficer.id.uuid)
    }

    private func sample() throws -> VerificationTask {
        let verified = try stage.verified(.resolvedOnSite)
        return try #require(
            VerificationTask.sample(verified, officerID: checker, at: stage.start, limits: .standard)
        ).aggregate
    }

    private func check(_ task: VerificationTask, _ passed: Bool, by actor: CommandActor) -> VerificationTask.Command {
        .recordRecheck(
            RecordRecheck(
                taskID: task.id,
                passed: passed,
                position: stage.here,
                photos: [stage.photo],
                words: "又停了一辆车",
                actor: actor
            )
        )
    }

    @Test("A draw takes about its share, the same tasks whoever asks, and others with another seed")
    func draw() throws {
        let tasks = (0..<20_000).map { TaskID.named("task \($0)") }
        let draw = SampleDraw(seed: "a", shares: [nil: 0.05])
        let drawn = tasks.filter { draw.isDrawn($0, in: stage.town) }
        #expect((850...1_150).contains(drawn.count), "\(drawn.count) of 20,000 at 5 %")
        #expect(drawn == tasks.filter { SampleDraw(seed: "a", shares: [nil: 0.05]).isDrawn($0, in: stage.town) })
        #expect(drawn != tasks.filter { SampleDraw(seed: "b", shares: [nil: 0.05]).isDrawn($0, in: stage.town) })
    }

    @Test("Each town has its own share, else the city's; a larger share takes whatever a smaller one takes")
    func shares() throws {
        let draw = try #require(SampleDraw(seed: "a", percents: "*=5,\(stage.town)=40"))
        let other = try #require(TownCode(rawValue: "441900003"))
        #expect(draw.share(of: stage.town) == 0.4 && draw.share(of: other) == 0.05)
        for task in (0..<2_000).map({ TaskID.named("task \($0)") }) where draw.isDrawn(task, in: other) {
            #expect(draw.isDrawn(task, in: stage.town))
        }
        for text in ["5", "*=101", "*=-1", "town=5", "*=x"] {
            #expect(SampleDraw(seed: "a", percents: text) == nil, "\(text)")
        }
        #expect(SampleDraw(seed: "a", percents: "")?.share(of: other) == 0)
    }

    @Test("Only what was solved on the spot at the first look is checked")
    func findings() throws {
        for finding in Finding.allCases {
            let verified = try stage.verified(finding)
            let task = VerificationTask.sample(verified, officerID: checker, at: stage.start, limits: .standard)
            #expect((task != nil) == (finding == .resolvedOnSite), "\(finding)")
        }
    }

    @Test("Whose finding it was can neither claim the check, nor record it, nor have it handed over")
    func otherPerson() throws {
        let task = try sample()
        let context = TaskContext(
            at: stage.start,
            limits: .standard,
            colleague: Colleague(id: owner, town: stage.town, isAway: false)
        )
        let offer = OfferTask(taskID: task.id, officerID: owner, reason: "外出", actor: stage.otherOfficer)
        for command in [
            VerificationTask.Command.claim(ClaimTask(taskID: task.id, actor: stage.officer)), .offer(offer),
            .moveOn(owner),
        ] {
            #expect(throws: Refusal(.appealSameOfficer)) { try task.applying(command, in: context).get() }
        }
        let own = check(task, true, by: stage.officer)
        #expect(throws: Refusal(.taskNotYours)) { try task.applying(own, in: context).get() }
    }

    @Test("A failed check is recorded, counted and told to the centre; it takes nothing back")
    func failed() throws {
        let task = try sample()
        let context = TaskContext(at: stage.start + .seconds(60), limits: .standard)
        let step = try task.applying(check(task, false, by: stage.otherOfficer), in: context).get()
        #expect(step.aggregate.hasPassed == false && step.aggregate.state == .concluded)
        let event = try #require(step.events.first as? SampleChecked)
        #expect(step.events.count == 1 && !event.isPassed && event.officerID == owner)
        let dossier = VerificationDossier(try stage.registered()).recording([try stage.verified(.resolvedOnSite)])
        let after = dossier.recording([event])
        #expect(after.outcome == dossier.outcome && after.finding == .resolvedOnSite && after.officerID == owner)
        #expect(FigureCount.counts(of: event).map(\.figure) == [.sampleChecked, .sampleFailed])
        let told = Notice.notices(of: event, category: Words(zh: "占道", en: "lane")).map(\.recipient)
        #expect(Set(told) == [.officer(owner), .centre(stage.town)])
    }

    @Test("The centre may check itself, without a position")
    func centre() throws {
        let task = try sample()
        let context = TaskContext(at: stage.start, limits: .standard)
        let command = RecordRecheck(
            taskID: task.id,
            passed: true,
            photos: [stage.photo],
            words: "现场整洁",
            actor: stage.centre
        )
        let step = try task.applying(.recordRecheck(command), in: context).get()
        let event = try #require(step.events.first as? SampleChecked)
        #expect(event.isCentre && event.isPassed)
    }
}
