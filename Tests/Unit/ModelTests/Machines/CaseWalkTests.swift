import SeededRandom
import Testing

@testable import Model

/// Ten thousand random steps of cases, legal and illegal, by right and wrong people, with timers that fire.
@Suite("Random walks of a case")
struct CaseWalkTests {
    private struct Walk {
        let stage: Stage
        let limits: TimeLimits
        var random: SeededGenerator
        var current: DispatchCase
        var timers = TimerTable()
        var now: Timestamp
        var visited: Set<CaseStateName> = []
        var steps: Set<String> = []
        var successes = 0

        init(seed: UInt64, limits: TimeLimits) throws {
            stage = try Stage()
            self.limits = limits
            random = SeededGenerator(seed: seed)
            now = stage.start
            let opening = try #require(
                DispatchCase.opening(
                    stage.verified(),
                    categoryName: "占用消防通道",
                    route: .centre,
                    at: stage.start,
                    limits: limits
                )
            )
            current = opening.aggregate
            timers.apply(opening.deadlines)
        }

        /// Mostly a step that the table allows, by the right person; else any step by anybody.
        mutating func command() -> DispatchCase.Command {
            let legal = DispatchCase.table.triggers(in: current.state).filter {
                ![.silence, .warn, .overdue].contains($0)
            }
            if Int.random(in: 0..<10, using: &random) < 7, let trigger = legal.randomElement(using: &random) {
                return command(trigger, centre: stage.centre, department: rightClerk)
            }
            let people = [stage.centre, stage.clerk, stage.otherClerk, stage.otherCentre, stage.officer, stage.citizen]
            let actor = people.randomElement(using: &random) ?? stage.centre
            return command(
                CaseTrigger.allCases.randomElement(using: &random) ?? .urge,
                centre: actor,
                department: actor
            )
        }

        private var rightClerk: CommandActor {
            current.departmentCode == stage.otherDepartment ? stage.otherClerk : stage.clerk
        }

        private mutating func command(
            _ trigger: CaseTrigger,
            centre: CommandActor,
            department clerk: CommandActor
        ) -> DispatchCase.Command {
            let id = current.id
            let department = Bool.random(using: &random) ? stage.department : stage.otherDepartment
            let evidence = stage.evidence("现场情况")
            switch trigger {
            case .dispatch:
                return .dispatch(DispatchCaseToDepartment(caseID: id, departmentCode: department, actor: centre))
            case .recall: return .recall(RecallCase(caseID: id, reason: "误派", actor: centre))
            case .redispatch:
                let isFinal = Int.random(in: 0..<8, using: &random) == 0
                return .decideReturn(
                    DecideReturn(caseID: id, departmentCode: department, isFinal: isFinal, actor: centre)
                )
            case .grantExtension, .refuseExtension:
                return .decideExtension(
                    DecideExtension(
                        caseID: id,
                        isGranted: trigger == .grantExtension,
                        reason: "理由不足",
                        actor: centre
                    )
                )
            case .suspend:
                return .suspend(
                    SuspendCase(caseID: id, reason: "等待材料", nextWordOn: now + .seconds(86_400), actor: centre)
                )
            case .refuseSuspension:
                let isGranted = Bool.random(using: &random)
                return .decideSuspension(
                    DecideSuspension(caseID: id, isGranted: isGranted, reason: "可以继续", actor: centre)
                )
            case .requestSuspension:
                return .requestSuspension(
                    RequestSuspension(caseID: id, reason: "等待材料", nextWordOn: now + .seconds(86_400), actor: clerk)
                )
            case .recategorise:
                let code = current.report.categoryCode == stage.category.code ? "0901" : stage.category.code.rawValue
                return .recategorise(
                    RecategoriseCase(
                        caseID: id,
                        categoryCode: CategoryCode(unchecked: code),
                        reason: "类别有误",
                        actor: centre
                    )
                )
            case .resume: return .resume(ResumeCase(caseID: id, actor: centre))
            case .urge, .silence, .warn, .overdue: return .urge(UrgeCase(caseID: id, actor: centre))
            case .involve:
                let helpers = Bool.random(using: &random) ? [stage.otherDepartment] : []
                return .involve(InvolveDepartments(caseID: id, departmentCodes: helpers, actor: centre))
            case .assign:
                let member = CaseMember(id: clerk.id, name: Bool.random(using: &random) ? "李四" : "张三")
                return .assign(AssignMember(caseID: id, member: member, actor: clerk))
            case .note:
                let speaker = Bool.random(using: &random) ? clerk : stage.otherClerk
                return .note(NoteProgress(caseID: id, words: "已到场", actor: speaker))
            case .accept: return .accept(AcceptCase(caseID: id, actor: clerk))
            case .giveBack: return .giveBack(ReturnCase(caseID: id, reason: "不属于本单位", actor: clerk))
            case .requestExtension:
                return .requestExtension(
                    RequestExtension(caseID: id, until: now + .seconds(400_000), reason: "下雨", actor: clerk)
                )
            case .rectify:
                return .rectify(RectifyCase(caseID: id, words: "已清理", photos: [stage.photo], actor: clerk))
            case .recheckPassed, .callInPassed:
                return .recheckPassed(
                    RecheckPassed(
                        report: current.report,
                        at: now,
                        taskID: TaskID(Samples.uuid(2)),
                        caseID: id,
                        round: current.round,
                        checkedBy: stage.officer.id,
                        isCallIn: trigger == .callInPassed && Int.random(in: 0..<4, using: &random) == 0,
                        evidence: evidence
                    )
                )
            case .recheckFailed:
                return .recheckFailed(
                    RecheckFailed(
                        report: current.report,
                        at: now,
                        taskID: TaskID(Samples.uuid(2)),
                        caseID: id,
                        round: current.round,
                        checkedBy: stage.officer.id,
                        evidence: evidence
                    )
                )
            case .relocate:
                var report = current.report
                report.gridCode =
                    report.gridCode == stage.cell ? GridCode(unchecked: "441900003001001") : stage.cell
                report.villageCode = report.gridCode.village
                report.townCode = stage.town
                return .relocated(ReportRelocated(report: report, at: now, previousGridCode: current.report.gridCode))
            case .reopen:
                return .appealDecided(
                    AppealDecided(
                        report: current.report,
                        at: now,
                        taskID: TaskID(Samples.uuid(2)),
                        officerID: OfficerID(stage.otherOfficer.id.uuid),
                        isUpheld: true,
                        finding: .confirmed,
                        evidence: evidence
                    )
                )
            }
        }

        /// One step: mostly a random command, now and then the next timer.
        mutating func step() throws {
            if let next = timers.pending.first, Int.random(in: 0..<6, using: &random) == 0 {
                now = max(now, next.dueAt)
                try take(.deadline(timers.fire(next)), isTimer: true)
            } else {
                now = now + .seconds(Int.random(in: 0..<20_000, using: &random))
                try take(command(), isTimer: false)
            }
        }

        private mutating func take(_ command: DispatchCase.Command, isTimer: Bool) throws {
            let before = current
            let category = command.limited(current.report).categoryCode
            let traits = CategoryTraits(
                code: category,
                name: Words(zh: "类别", en: "category"),
                urgency: category == stage.category.code ? .normal : .urgent,
                departmentKind: stage.department.kind
            )
            switch current.applying(command, at: now, limits: limits, category: traits) {
            case .failure(let refusal):
                // A timer that the owner still has pending is never stale.
                #expect(!isTimer, "\(refusal.code) for a current timer in \(before.state)")
            case .success(let transition):
                current = transition.aggregate
                timers.apply(transition.deadlines)
                visited.insert(current.state)
                successes += 1
                try check(before, command, transition)
            }
        }

        private mutating func check(
            _ before: DispatchCase,
            _ command: DispatchCase.Command,
            _ transition: Transition<DispatchCase>
        ) throws {
            #expect(!transition.events.isEmpty)
            #expect(current.version == before.version + transition.events.count)
            let rows = DispatchCase.table.rows.filter { row in
                guard row.from == before.state else { return false }
                switch row.target {
                case .same: return current.state == before.state
                case .state(let state): return current.state == state
                case .previous(let states): return states.contains(current.state)
                }
            }
            #expect(!rows.isEmpty, "\(before.state) → \(current.state) is not in the table")
            steps.insert("\(before.state.rawValue) → \(current.state.rawValue)")
            if current.state == .closed {
                guard case .recheckPassed = command else {
                    Issue.record("closed by \(command)")
                    return
                }
                #expect(timers.pending.isEmpty, "a closed case has timers")
                #expect(current.closedAt == now)
            }
            #expect(current.clockwork.overdue.starts(with: before.clockwork.overdue), "overdue is for good")
            #expect(!before.isOverdue || current.isOverdue)
            #expect(current.clockwork.generation >= before.clockwork.generation)
            if case .giveBack = command { #expect(!before.isFinal) }
            if current.state == .dispatched, current.returns >= 2 { #expect(current.isFinal) }
            if [.dispatched, .accepted, .reworking, .rectified, .returned].contains(current.state) {
                #expect(current.departmentCode != nil)
            }
            for stage in TimeLimitStage.allCases {
                guard let clock = current.clockwork[stage] else { continue }
                #expect(clock.warnAt <= clock.dueAt)
                // What was granted to a very moment ends then; everything else ends in office hours.
                if case .decideExtension = command { continue }
                guard clock.unit != .clockHours, clock.dueAt != before.clockwork[stage]?.dueAt else { continue }
                #expect(limits.calendar.isOfficeTime(clock.dueAt), "\(stage) is due \(clock.dueAt)")
            }
            if current.state == .suspended { #expect(current.clockwork[.rectification]?.isRunning == false) }
            #expect((current.suspendedFrom != nil) == (current.state == .suspended))
            if let marked = current.clockwork[.overall]?.overdueAt, let earlier = before.clockwork[.overall]?.overdueAt,
                before.state != .closed
            {
                #expect(marked == earlier)
            }
        }
    }

    @Test(
        "Ten thousand random steps keep every rule: no department closes, overdue stays, versions grow, timers agree",
        arguments: [1, 2, 3, 4] as [UInt64]
    )
    func randomWalk(seed: UInt64) throws {
        try walk(seed: seed, limits: .standard)
    }

    @Test("The same walks with limits in working time", arguments: [1, 2, 3, 4] as [UInt64])
    func workingWalk(seed: UInt64) throws {
        let category = try Stage().category.code
        try walk(seed: seed, limits: WorkingLimitTests.policies().limits(for: category, in: nil))
    }

    private func walk(seed: UInt64, limits: TimeLimits) throws {
        var walk = try Walk(seed: seed, limits: limits)
        for _ in 0..<10_000 { try walk.step() }
        #expect(walk.visited == Set(CaseStateName.allCases), "the walk must have been everywhere")
        #expect(walk.successes > 4000)
        #expect(walk.steps.count >= 20)
    }

    @Test("What is not in the table is refused in every state, and changes nothing")
    func everyIllegalStepIsRefused() throws {
        for state in CaseStateName.allCases {
            for trigger in CaseTrigger.allCases where DispatchCase.table.target(from: state, on: trigger) == nil {
                let refusal = Refusal(DispatchCase.refusal(of: trigger, in: state))
                #expect(refusal.status == 409, "\(trigger) in \(state)")
            }
        }
    }
}
