import SeededRandom
import Testing

@testable import Model

/// Ten thousand random steps of officers' tasks of every kind.
@Suite("Random walks of a task")
struct TaskWalkTests {
    private struct Walk {
        let stage: Stage
        var random: SeededGenerator
        var current: VerificationTask
        var timers = TimerTable()
        var now: Timestamp
        var visited: Set<TaskStateName> = []
        var successes = 0
        var handOvers = 0
        var calls = 0

        init(seed: UInt64) throws {
            stage = try Stage()
            random = SeededGenerator(seed: seed)
            now = stage.start
            current = try Self.task(stage, at: stage.start, number: Int(seed)).aggregate
        }

        /// A new task of one of the kinds in turn.
        static func task(_ stage: Stage, at: Timestamp, number: Int) throws -> Transition<VerificationTask> {
            let officer = OfficerID(stage.officer.id.uuid)
            let registered = try stage.registered()
            switch number % 4 {
            case 3:
                let sample = VerificationTask.sample(
                    try stage.verified(.resolvedOnSite),
                    officerID: OfficerID(stage.otherOfficer.id.uuid),
                    at: at,
                    limits: .standard
                )
                return try #require(sample)
            case 0: return VerificationTask.first(registered, officerID: officer, at: at, limits: .standard)
            case 1:
                let dossier = VerificationDossier(registered).recording([try stage.verified(.unfounded)])
                return VerificationTask.appeal(
                    dossier,
                    officerID: OfficerID(stage.otherOfficer.id.uuid),
                    at: at,
                    limits: .standard
                )
            default:
                let rectified = CaseRectified(
                    report: registered.report,
                    at: at,
                    caseID: CaseID(of: registered.report.id),
                    departmentCode: stage.department,
                    round: 1,
                    words: "已清理",
                    needsConclusion: false,
                    isInTime: true
                )
                return VerificationTask.recheck(rectified, officerID: officer, at: at, limits: .standard)
            }
        }

        mutating func command() -> VerificationTask.Command {
            let owner = current.officerID == OfficerID(stage.officer.id.uuid) ? stage.officer : stage.otherOfficer
            let people = [owner, owner, owner, stage.otherOfficer, stage.officer, stage.centre, stage.citizen]
            let actor = people.randomElement(using: &random) ?? owner
            let photos = Int.random(in: 0..<4, using: &random) == 0 ? [] : [stage.photo]
            let position = Int.random(in: 0..<3, using: &random) == 0 ? stage.far : stage.here
            switch Int.random(in: 0..<34, using: &random) {
            case 0..<6: return .claim(ClaimTask(taskID: current.id, actor: actor))
            case 6..<10: return .arrive(ArriveAtTask(taskID: current.id, position: position, actor: actor))
            case 10..<14: return .ask(AskQuestion(taskID: current.id, words: "哪个门口?", actor: actor))
            case 14..<20:
                return .answer(
                    AnswerQuestion(reportID: current.report.id, words: "东门", actor: stage.citizen)
                )
            case 20:
                return .recordFinding(
                    RecordFinding(
                        taskID: current.id,
                        finding: Finding.allCases.randomElement(using: &random) ?? .confirmed,
                        position: position,
                        photos: photos,
                        words: "已到现场",
                        actor: actor
                    )
                )
            case 21:
                return .recordRecheck(
                    RecordRecheck(
                        taskID: current.id,
                        passed: Bool.random(using: &random),
                        position: position,
                        photos: photos,
                        words: "复查",
                        actor: actor
                    )
                )
            case 22..<25:
                let colleague = Bool.random(using: &random) ? stage.otherOfficer : stage.officer
                return .offer(
                    OfferTask(
                        taskID: current.id,
                        officerID: OfficerID(colleague.id.uuid),
                        reason: "外出",
                        actor: actor
                    )
                )
            case 25..<28:
                // Mostly whoever was asked.
                let asked = current.offeredTo == OfficerID(stage.officer.id.uuid) ? stage.officer : stage.otherOfficer
                let person = Int.random(in: 0..<4, using: &random) > 0 ? asked : actor
                return .decideOffer(
                    DecideOffer(
                        taskID: current.id,
                        isAccepted: Int.random(in: 0..<4, using: &random) > 0,
                        actor: person
                    )
                )
            case 33 where Int.random(in: 0..<3, using: &random) == 0:
                let original = ReportID(Samples.uuid(77))
                return .merge(
                    MergeDuplicate(taskID: current.id, originalID: original, words: "同一处", actor: stage.centre)
                )
            case 30, 31:
                return .callAssistance(
                    CallAssistance(
                        taskID: current.id,
                        departmentCode: stage.department,
                        words: "请派人协助",
                        actor: owner
                    )
                )
            case 32 where Int.random(in: 0..<4, using: &random) == 0:
                return .endAssistance(
                    EndAssistance(taskID: current.id, departmentCode: stage.department, actor: owner)
                )
            case 32:
                return .answerAssistance(
                    AnswerAssistance(
                        taskID: current.id,
                        isComing: Bool.random(using: &random),
                        words: "车辆都在外面",
                        actor: Bool.random(using: &random) ? stage.clerk : stage.otherClerk
                    )
                )
            case 28:
                return .moveOn(OfficerID((Bool.random(using: &random) ? stage.officer : stage.otherOfficer).id.uuid))
            case 29 where Int.random(in: 0..<2, using: &random) == 0:
                let officer = Bool.random(using: &random) ? stage.officer : stage.otherOfficer
                return .reroute(OfficerID(officer.id.uuid))
            case 29 where Int.random(in: 0..<4, using: &random) == 0: return .withdraw(.reportEnded)
            default: return .claim(ClaimTask(taskID: current.id, actor: actor))
            }
        }

        mutating func step(_ number: Int) throws {
            if !current.state.isOpen, Int.random(in: 0..<6, using: &random) == 0 {
                let opening = try Self.task(stage, at: now, number: number)
                current = opening.aggregate
                timers = TimerTable()
                timers.apply(opening.deadlines)
            } else if let next = timers.pending.first, Int.random(in: 0..<12, using: &random) == 0 {
                now = max(now, next.dueAt)
                try take(.deadline(timers.fire(next)), isTimer: true)
            } else {
                now = now + .seconds(Int.random(in: 0..<3_000, using: &random))
                try take(command(), isTimer: false)
            }
        }

        /// Every other colleague is of another town, or on leave.
        private mutating func context(of command: VerificationTask.Command) throws -> TaskContext {
            if case .decideOffer = command {
                let asked = current.offeredTo.map { Colleague(id: $0, town: stage.town, isAway: false) }
                return TaskContext(at: now, limits: .standard, colleague: asked)
            }
            if case .callAssistance(let call) = command {
                return TaskContext(at: now, limits: .standard, department: call.departmentCode)
            }
            if case .merge(let merge) = command {
                let original = OriginalReport(id: merge.originalID, town: stage.town, isOpen: true)
                return TaskContext(at: now, limits: .standard, original: original)
            }
            guard case .offer(let offer) = command else { return TaskContext(at: now, limits: .standard) }
            let other = try #require(TownCode(rawValue: "441900003"))
            let colleague = Colleague(
                id: offer.officerID,
                town: Int.random(in: 0..<4, using: &random) == 0 ? other : stage.town,
                isAway: Int.random(in: 0..<4, using: &random) == 0
            )
            return TaskContext(at: now, limits: .standard, colleague: colleague)
        }

        private mutating func take(_ command: VerificationTask.Command, isTimer: Bool) throws {
            let before = current
            switch current.applying(command, in: try context(of: command)) {
            case .failure(let refusal):
                #expect(!isTimer, "\(refusal.code) for a current timer in \(before.state)")
            case .success(let transition):
                current = transition.aggregate
                timers.apply(transition.deadlines)
                visited.insert(current.state)
                successes += 1
                #expect(before.state.isOpen, "a step out of \(before.state)")
                #expect(!transition.events.isEmpty)
                #expect(current.version == before.version + transition.events.count)
                #expect(current.clockwork.overdue.starts(with: before.clockwork.overdue), "overdue is for good")
                #expect((current.state == .asking) == (current.askedFrom != nil))
                if current.state == .asking { #expect(current.clockwork[current.stage]?.isRunning == false) }
                if transition.events.contains(where: { $0 is TaskHandedOver }) {
                    handOvers += 1
                    #expect(current.clockwork == before.clockwork, "a hand-over moved the limit")
                    #expect(current.officerID != before.officerID && current.offeredTo == nil)
                }
                if current.assistance != before.assistance, current.state.isOpen {
                    calls += 1
                    #expect(current.clockwork == before.clockwork, "a call for help moved the limit")
                    #expect(current.state == before.state)
                }
                if !current.state.isOpen { #expect(current.assistance.allSatisfy { $0.state == .ended }) }
                #expect(current.assistance.filter(\.state.isOpen).count <= 1, "one unit, called twice")
                if let offered = current.offeredTo {
                    #expect(
                        current.state.isOpen && offered != current.officerID && offered != current.excludedOfficerID
                    )
                }
                if !current.state.isOpen { #expect(timers.pending.isEmpty, "a task that ended has timers") }
                if current.state == .concluded {
                    let isLook = current.kind == .recheck || current.kind == .sample
                    #expect(isLook == (current.hasPassed != nil))
                    #expect(isLook == (current.finding == nil))
                }
                if let excluded = current.excludedOfficerID, current.state == .concluded {
                    #expect(current.officerID != excluded)
                }
            }
        }
    }

    @Test(
        "Ten thousand random steps keep every rule: questions stop the clock, overdue stays, what ended stays ended",
        arguments: [1, 2, 3, 4] as [UInt64]
    )
    func randomWalk(seed: UInt64) throws {
        var walk = try Walk(seed: seed)
        for number in 0..<10_000 { try walk.step(number) }
        #expect(walk.visited == Set(TaskStateName.allCases), "the walk must have been everywhere")
        #expect(walk.successes > 1000)
        #expect(walk.handOvers > 20)
        #expect(walk.calls > 5)
    }
}
