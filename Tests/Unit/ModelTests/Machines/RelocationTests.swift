import Testing

@testable import Model

/// What changes for open work when the city's cells change.
@Suite("Cells that change")
struct RelocationTests {
    private let stage: Stage
    private let cell: GridCode
    private let owner: OfficerID
    private let colleague: OfficerID

    init() throws {
        stage = try Stage()
        cell = try #require(GridCode(rawValue: "441900004001002"))
        owner = OfficerID(stage.officer.id.uuid)
        colleague = OfficerID(stage.otherOfficer.id.uuid)
    }

    private var context: TaskContext { TaskContext(at: stage.start + .seconds(600), limits: .standard) }

    private func first() throws -> VerificationTask {
        VerificationTask.first(try stage.registered(), officerID: owner, at: stage.start, limits: .standard).aggregate
    }

    private func apply(_ command: any CommandContract, to task: VerificationTask) throws -> VerificationTask {
        try task.applying(try #require(VerificationTask.Command(command)), in: context).get().aggregate
    }

    @Test("What is assigned or claimed is to be claimed by the new officer, with its limit; no timer moves")
    func rerouted() throws {
        let task = try first()
        let claimed = try apply(ClaimTask(taskID: task.id, actor: stage.officer), to: task)
        for before in [task, claimed] {
            let step = try before.applying(.reroute(colleague), in: context).get()
            #expect(step.aggregate.state == .assigned && step.aggregate.officerID == colleague)
            #expect(step.deadlines.isEmpty && step.aggregate.clockwork == before.clockwork)
            let event = try #require(step.events.first as? TaskHandedOver)
            #expect(event.cause == .cells && event.fromOfficerID == owner && event.dueAt == task.dueAt)
        }
    }

    @Test("Whoever is on site, waits for an answer or has finished goes on; nobody gets what is theirs already")
    func staying() throws {
        let task = try first()
        let claimed = try apply(ClaimTask(taskID: task.id, actor: stage.officer), to: task)
        let arrived = try apply(
            ArriveAtTask(taskID: task.id, position: stage.here, actor: stage.officer),
            to: claimed
        )
        let asking = try apply(AskQuestion(taskID: task.id, words: "哪个门口?", actor: stage.officer), to: claimed)
        let withdrawn = try task.applying(.withdraw(.reportEnded), in: context).get().aggregate
        for (state, code) in [
            (arrived, RefusalCode.taskAlreadyArrived), (asking, .questionOpen), (withdrawn, .taskWithdrawn),
        ] {
            #expect(throws: Refusal(code)) { try state.applying(.reroute(colleague), in: context).get() }
        }
        #expect(throws: Refusal(.officerSame)) { try task.applying(.reroute(owner), in: context).get() }
    }

    @Test("An open report moves with its pin and is not told twice; one that was answered stays")
    func dossier() throws {
        let dossier = VerificationDossier(try stage.registered())
        let event = try #require(dossier.relocating(to: cell, at: stage.start))
        #expect(event.report.townCode == cell.town && event.report.villageCode == cell.village && !event.isConfirmed)
        #expect(event.report.pin == dossier.report.pin && event.previousGridCode == dossier.report.gridCode)
        let moved = dossier.recording([event])
        #expect(moved.report.gridCode == cell && moved.version == dossier.version + 1)
        #expect(moved.relocating(to: cell, at: stage.start) == nil)
        #expect(
            dossier.recording([try stage.verified(.confirmed)]).relocating(to: cell, at: stage.start)?.isConfirmed
                == true
        )
        #expect(dossier.recording([try stage.verified(.unfounded)]).relocating(to: cell, at: stage.start) == nil)
    }

    @Test(
        "The cell's officer gets first looks and re-checks; an appeal, a sample and a call-in stay with whoever has them"
    )
    func planner() throws {
        let task = try first()
        let report = task.report
        let planner = DutyPlanner(
            roster: OfficerRoster(
                officers: [.init(id: owner, village: stage.village), .init(id: colleague, village: stage.village)],
                cells: [report.gridCode: [colleague]]
            ),
            board: DutyBoard(),
            at: stage.start
        )
        #expect(planner.rerouted(task, in: .plain) == .named(colleague))
        let dossier = VerificationDossier(try stage.registered()).recording([try stage.verified(.unfounded)])
        let appeal = VerificationTask.appeal(dossier, officerID: owner, at: stage.start, limits: .standard).aggregate
        let sample = VerificationTask.sample(
            try stage.verified(.resolvedOnSite),
            officerID: owner,
            at: stage.start,
            limits: .standard
        )?.aggregate
        for other in [appeal, try #require(sample)] { #expect(planner.rerouted(other, in: .plain) == nil) }
        let arrived = try apply(
            ArriveAtTask(taskID: task.id, position: stage.here, actor: stage.officer),
            to: try apply(ClaimTask(taskID: task.id, actor: stage.officer), to: task)
        )
        #expect(planner.rerouted(arrived, in: .plain) == nil)
    }
}
