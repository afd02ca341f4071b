import Testing

@testable import Model

@Suite("Correcting the category of a case")
struct RecategoriseTests {
    private let stage: Stage
    private let urgent: CategoryTraits

    init() throws {
        stage = try Stage()
        urgent = CategoryTraits(
            code: CategoryCode(unchecked: "0301"),
            name: Words(zh: "燃气泄漏隐患", en: "gas"),
            urgency: .urgent,
            isPublic: false,
            needsConclusion: true,
            departmentKind: stage.department.kind
        )
    }

    private func dispatched() throws -> DispatchCase {
        try #require(
            DispatchCase.opening(
                stage.verified(),
                categoryName: "占用消防通道",
                route: .automatic(stage.department),
                at: stage.start,
                limits: .standard
            )
        ).aggregate
    }

    private func command(
        _ current: DispatchCase,
        to code: CategoryCode? = nil,
        reason: String = "类别有误",
        by actor: CommandActor? = nil
    ) -> DispatchCase.Command {
        .recategorise(
            RecategoriseCase(
                caseID: current.id,
                categoryCode: code ?? urgent.code,
                reason: reason,
                actor: actor ?? stage.centre
            )
        )
    }

    private func take(
        _ current: DispatchCase,
        _ command: DispatchCase.Command,
        after hours: Int,
        category: CategoryTraits? = nil
    ) -> Result<Transition<DispatchCase>, Refusal> {
        current.applying(
            command,
            at: stage.start + .seconds(hours * 3600),
            limits: .standard,
            category: category ?? urgent
        )
    }

    @Test("Every limit is counted anew from where it began, and its old timers mean nothing any more")
    func recounted() throws {
        let before = try dispatched()
        let step = try take(before, command(before), after: 5).get()
        let after = step.aggregate
        #expect(after.state == before.state && after.departmentCode == before.departmentCode)
        let due = try #require(after.clockwork[.rectification])
        #expect(due.startedAt == before.clockwork[.rectification]?.startedAt)
        #expect(due.dueAt == stage.start + .seconds(24 * 3600), "72 hours before, 24 now")
        #expect(due.generation > before.clockwork.generation)
        #expect(after.report.categoryCode == urgent.code && after.report.urgency == .urgent && !after.report.isPublic)
        #expect(after.brief.needsConclusion && after.brief.categoryName == "燃气泄漏隐患")
        let event = try #require(step.events.first as? CaseRecategorised)
        #expect(event.previousCategoryCode == before.report.categoryCode && event.dueAt == due.dueAt)
        #expect(step.departmentMessages.first?.body is DepartmentCaseDispatched, "the department reads it anew")
    }

    @Test("A clock that stood still stands still, and an extension that was granted holds")
    func kept() throws {
        var current = try dispatched()
        let id = current.id
        current = try take(current, .accept(AcceptCase(caseID: id, actor: stage.clerk)), after: 1).get().aggregate
        let until = stage.start + .seconds(200 * 3600)
        let ask = RequestExtension(caseID: id, until: until, reason: "下雨", actor: stage.clerk)
        current = try take(current, .requestExtension(ask), after: 2).get().aggregate
        let grant = DecideExtension(caseID: id, isGranted: true, actor: stage.centre)
        current = try take(current, .decideExtension(grant), after: 3).get().aggregate
        #expect(try take(current, command(current), after: 4).get().aggregate.dueAt == until)

        var waiting = try dispatched()
        waiting = try take(waiting, .accept(AcceptCase(caseID: id, actor: stage.clerk)), after: 1).get().aggregate
        let suspend = SuspendCase(
            caseID: id,
            reason: "等待材料",
            nextWordOn: stage.start + .seconds(90 * 86_400),
            actor: stage.centre
        )
        waiting = try take(waiting, .suspend(suspend), after: 10).get().aggregate
        let recategorised = try take(waiting, command(waiting), after: 20).get()
        #expect(recategorised.aggregate.clockwork[.rectification]?.isRunning == false)
        let stages = recategorised.schedule?.deadlines.map(\.payload.stage) ?? []
        #expect(!stages.contains(.rectification), "what stands still has no timer")
        let resumed = try take(
            recategorised.aggregate,
            .resume(ResumeCase(caseID: id, actor: stage.centre)),
            after: 30
        ).get().aggregate
        #expect(resumed.dueAt == stage.start + .seconds(44 * 3600), "24 hours and the 20 that it stood still")
    }

    @Test("What was overdue stays so, whatever the new limit is")
    func overdue() throws {
        let before = try dispatched()
        let opening = try #require(
            DispatchCase.opening(
                stage.verified(),
                categoryName: "占用消防通道",
                route: .automatic(stage.department),
                at: stage.start,
                limits: .standard
            )
        )
        let deadline = try #require(
            opening.schedule?.deadlines.last { $0.payload.stage == .rectification && $0.payload.moment == .limit }
        )
        let reached = DeadlineReached(
            key: deadline.key,
            generation: deadline.generation,
            dueAt: deadline.dueAt,
            payload: deadline.payload
        )
        let accepted = try take(before, .accept(AcceptCase(caseID: before.id, actor: stage.clerk)), after: 1).get()
        let late = try take(accepted.aggregate, .deadline(reached), after: 73).get().aggregate
        let after = try take(late, command(late), after: 74).get()
        #expect(after.aggregate.isOverdue && after.aggregate.clockwork[.rectification]?.overdueAt != nil)
        let stages = after.schedule?.deadlines.map(\.payload.stage) ?? []
        #expect(!stages.contains(.rectification), "recorded once")
    }

    @Test("Only the town's centre and the city may; the category must be another one, no emergency and no crime tip")
    func refusals() throws {
        let current = try dispatched()
        func refusal(_ command: DispatchCase.Command, _ category: CategoryTraits? = nil) -> RefusalCode? {
            if case .failure(let refusal) = take(current, command, after: 1, category: category) { return refusal.code }
            return nil
        }
        #expect(refusal(command(current, by: stage.clerk)) == .notPermitted)
        #expect(refusal(command(current, by: stage.otherCentre)) == .outsideYourArea)
        #expect(refusal(command(current, reason: " ")) == .reasonMissing)
        #expect(refusal(command(current, to: stage.category.code), stage.category) == .categorySame)
        #expect(refusal(command(current, to: stage.category.code)) == .categoryUnknown, "looked up as another one")
        for change in [(true, false), (false, true)] {
            let secret = CategoryTraits(
                code: urgent.code,
                name: urgent.name,
                isEmergency: change.0,
                isCrimeTip: change.1,
                departmentKind: stage.department.kind
            )
            #expect(refusal(command(current), secret) == .categoryUnknown)
        }
    }
}
