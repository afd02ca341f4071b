import Testing

@testable import Model

@Suite("Help for the officer on site")
struct AssistanceTests {
    private let stage: Stage
    private let arrived: VerificationTask

    init() throws {
        stage = try Stage()
        let opened = VerificationTask.first(
            try stage.registered(),
            officerID: OfficerID(stage.officer.id.uuid),
            at: stage.start,
            limits: .standard
        ).aggregate
        arrived = try Self.done(
            try Self.done(opened, .claim(ClaimTask(taskID: opened.id, actor: stage.officer)), stage).aggregate,
            .arrive(ArriveAtTask(taskID: opened.id, position: stage.here, actor: stage.officer)),
            stage
        ).aggregate
    }

    private static func done(
        _ task: VerificationTask,
        _ command: VerificationTask.Command,
        _ stage: Stage,
        department: DepartmentCode? = nil
    ) throws -> Transition<VerificationTask> {
        let context = TaskContext(at: stage.start + .seconds(600), limits: .standard, department: department)
        return try task.applying(command, in: context).get()
    }

    private func call(
        _ department: DepartmentCode? = nil,
        words: String = "请派人疏导交通",
        by actor: CommandActor? = nil
    ) -> VerificationTask.Command {
        .callAssistance(
            CallAssistance(
                taskID: arrived.id,
                departmentCode: department ?? stage.department,
                words: words,
                actor: actor ?? stage.officer
            )
        )
    }

    private func answer(_ isComing: Bool, _ words: String? = nil, by actor: CommandActor? = nil)
        -> VerificationTask.Command
    {
        .answerAssistance(
            AnswerAssistance(taskID: arrived.id, isComing: isComing, words: words, actor: actor ?? stage.clerk)
        )
    }

    private func finding(_ finding: Finding = .resolvedOnSite) -> VerificationTask.Command {
        .recordFinding(
            RecordFinding(
                taskID: arrived.id,
                finding: finding,
                position: stage.here,
                photos: [stage.photo],
                words: "已疏导",
                actor: stage.officer
            )
        )
    }

    private func after(_ task: VerificationTask, _ command: VerificationTask.Command) throws
        -> Transition<VerificationTask>
    { try Self.done(task, command, stage, department: stage.department) }

    private func refusal(
        _ task: VerificationTask,
        _ command: VerificationTask.Command,
        department: DepartmentCode?
    ) -> RefusalCode? {
        let context = TaskContext(at: stage.start + .seconds(600), limits: .standard, department: department)
        guard case .failure(let refusal) = task.applying(command, in: context) else { return nil }
        return refusal.code
    }

    @Test(
        "A unit is called from the place, says that it comes, and hears when the officer has finished; no clock stops"
    )
    func story() throws {
        let called = try after(arrived, call())
        let event = try #require(called.events.first as? AssistanceCalled)
        #expect(event.departmentCode == stage.department && event.number == 1 && event.words == "请派人疏导交通")
        #expect(called.deadlines.isEmpty && called.aggregate.clockwork == arrived.clockwork)
        #expect(called.aggregate.state == .arrived)
        let coming = try after(called.aggregate, answer(true, "十分钟到"))
        let answered = try #require(coming.events.first as? AssistanceAnswered)
        #expect(answered.isComing && answered.words == "十分钟到" && answered.officerID == arrived.officerID)
        #expect(coming.aggregate.clockwork == arrived.clockwork)
        let found = try after(coming.aggregate, finding())
        #expect(found.events.map { type(of: $0).type } == [ReportVerified.type, AssistanceEnded.type])
        #expect(found.aggregate.assistance.map(\.state) == [.ended])
        #expect(found.aggregate.version == coming.aggregate.version + 2)
    }

    @Test(
        "Who cannot come says why, may change their mind, and may be called once more; while somebody may come nobody is"
    )
    func again() throws {
        let called = try after(arrived, call()).aggregate
        #expect(refusal(called, call(), department: stage.department) == .assistanceOpen)
        #expect(refusal(called, answer(false, " "), department: nil) == .reasonMissing)
        let refused = try after(called, answer(false, "车辆都在外面")).aggregate
        #expect(refused.assistance.map(\.state) == [.cannot])
        let changed = try after(refused, answer(true)).aggregate
        #expect(changed.assistance.map(\.state) == [.coming])
        let twice = try after(refused, call(words: "只要一个人")).aggregate
        #expect(twice.assistance.map(\.number) == [1, 2] && twice.assistance.map(\.state) == [.ended, .called])
        // The answer is to the newest call.
        #expect(try after(twice, answer(true)).aggregate.assistance.map(\.state) == [.ended, .coming])
    }

    @Test("An answer may name its call: one to a call that a newer one took the place of is too late")
    func numbers() throws {
        func answer(_ number: Int) -> VerificationTask.Command {
            .answerAssistance(AnswerAssistance(taskID: arrived.id, number: number, isComing: true, actor: stage.clerk))
        }
        let called = try after(arrived, call()).aggregate
        #expect(refusal(called, answer(2), department: nil) == .assistanceOver)
        let twice = try after(try after(called, self.answer(false, "没有车")).aggregate, call()).aggregate
        #expect(refusal(twice, answer(1), department: nil) == .assistanceOver)
        #expect(try after(twice, answer(2)).aggregate.assistance.map(\.state) == [.ended, .coming])
    }

    @Test("A call that was declined is over with the task, or with the next call, and nobody hears of it")
    func declined() throws {
        let called = try after(arrived, call()).aggregate
        let declined = try after(called, answer(false, "车辆都在外面")).aggregate
        let category = Words(zh: "占用消防通道", en: "fire lane blocked")
        let found = try after(declined, finding(.unfounded))
        #expect(found.aggregate.assistance.map(\.state) == [.ended])
        let again = try after(declined, call())
        #expect(again.events.map { type(of: $0).type } == [AssistanceEnded.type, AssistanceCalled.type])
        #expect(again.aggregate.version == declined.version + 2)
        for events in [found.events, again.events] {
            let ended = try #require(events.lazy.compactMap { $0 as? AssistanceEnded }.first)
            #expect(ended.number == 1 && ended.wasAwaited == false)
            #expect(Notice.notices(of: ended, category: category).isEmpty)
        }
        #expect(refusal(found.aggregate, answer(true), department: nil) == .taskConcluded)
    }

    @Test("A notice ends the officer's sentence once")
    func sentences() throws {
        let called = try after(arrived, call(words: "请派人疏导交通。"))
        let category = Words(zh: "占用消防通道", en: "fire lane blocked")
        let notice = try #require(called.events.flatMap { Notice.notices(of: $0, category: category) }.first)
        #expect(notice.body.zh.contains("请派人疏导交通。请尽快") && notice.body.en.contains("请派人疏导交通. Please"))
    }

    @Test(
        "Only units of the town or of the city that there are can be called, by the officer on site, before the finding"
    )
    func limits() throws {
        #expect(refusal(arrived, call(), department: nil) == .unknownDepartment)
        let far = try #require(DepartmentCode(rawValue: "441900003-chengguan"))
        #expect(refusal(arrived, call(far), department: far) == .outsideYourArea)
        let city = try #require(DepartmentCode(rawValue: "441900000-chengguan"))
        #expect(refusal(arrived, call(city), department: city) == nil)
        let committee = stage.otherDepartment
        #expect(refusal(arrived, call(committee), department: committee) == nil)
        #expect(refusal(arrived, call(words: " "), department: stage.department) == .wordsMissing)
        #expect(refusal(arrived, call(by: stage.otherOfficer), department: stage.department) == .taskNotYours)
        #expect(refusal(arrived, call(by: stage.centre), department: stage.department) == .notPermitted)
        let found = try after(arrived, finding()).aggregate
        #expect(refusal(found, call(), department: stage.department) == .taskConcluded)
    }

    @Test("The officer may say that a unit is needed no more; it hears so, answers no more, and may be called again")
    func ended() throws {
        let end = VerificationTask.Command.endAssistance(
            EndAssistance(taskID: arrived.id, departmentCode: stage.department, actor: stage.officer)
        )
        #expect(refusal(arrived, end, department: nil) == .assistanceOver)
        let called = try after(arrived, call()).aggregate
        let over = try after(called, end)
        #expect(over.events.map { type(of: $0).type } == [AssistanceEnded.type])
        #expect(over.aggregate.state == .arrived && over.aggregate.clockwork == arrived.clockwork)
        #expect(refusal(over.aggregate, end, department: nil) == .assistanceOver)
        #expect(refusal(over.aggregate, answer(true), department: nil) == .assistanceOver)
        #expect(try after(over.aggregate, call()).aggregate.assistance.map(\.state) == [.ended, .called])
    }

    @Test("For a unit that was not called there is no such task; after the finding nobody answers any more")
    func strangers() throws {
        let called = try after(arrived, call()).aggregate
        #expect(refusal(called, answer(true, by: stage.otherClerk), department: nil) == .unknownTask)
        #expect(refusal(called, answer(true, by: stage.officer), department: nil) == .notPermitted)
        let found = try after(called, finding()).aggregate
        #expect(refusal(found, answer(true), department: nil) == .taskConcluded)
    }

    @Test("The unit hears of the call and of its end, the officer of the answer, and no citizen of any of it")
    func notices() throws {
        let called = try after(arrived, call())
        let coming = try after(called.aggregate, answer(true))
        let found = try after(coming.aggregate, finding(.unfounded))
        let events = called.events + coming.events + found.events.filter { $0 is AssistanceEnded }
        let category = Words(zh: "占用消防通道", en: "fire lane blocked")
        let notices = events.map { Notice.notices(of: $0, category: category) }
        let department = NoticeRecipient.department(stage.department)
        #expect(
            notices.map { $0.map(\.recipient) } == [[department], [.officer(arrived.officerID)], [department]]
        )
        #expect(notices[0].first?.isAction == true && notices[0].first?.taskID == arrived.id)
        for event in events { #expect(ProgressStep(event) == nil) }
    }
}
