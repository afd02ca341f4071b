import Testing

@testable import Model

/// A task goes from one officer to another.
@Suite("Handing a task over")
struct HandOverTests {
    private let stage: Stage
    private let task: VerificationTask
    private let owner: OfficerID
    private let colleague: OfficerID

    init() throws {
        stage = try Stage()
        owner = OfficerID(stage.officer.id.uuid)
        colleague = OfficerID(stage.otherOfficer.id.uuid)
        task =
            VerificationTask.first(try stage.registered(), officerID: owner, at: stage.start, limits: .standard)
            .aggregate
    }

    private func context(town: TownCode? = nil, isAway: Bool = false) -> TaskContext {
        TaskContext(
            at: stage.start + .seconds(600),
            limits: .standard,
            colleague: Colleague(id: colleague, town: town ?? stage.town, isAway: isAway)
        )
    }

    private func apply(
        _ command: any CommandContract,
        to task: VerificationTask,
        in context: TaskContext? = nil
    ) throws -> Transition<VerificationTask> {
        try task.applying(try #require(VerificationTask.Command(command)), in: context ?? self.context()).get()
    }

    private func refusal(
        _ command: any CommandContract,
        to task: VerificationTask,
        in context: TaskContext? = nil
    ) throws -> RefusalCode? {
        let command = try #require(VerificationTask.Command(command))
        if case .failure(let refusal) = task.applying(command, in: context ?? self.context()) { return refusal.code }
        return nil
    }

    private func offer(by actor: CommandActor? = nil, reason: String = "外出培训") -> OfferTask {
        OfferTask(taskID: task.id, officerID: colleague, reason: reason, actor: actor ?? stage.officer)
    }

    private func decide(_ isAccepted: Bool, by actor: CommandActor) -> DecideOffer {
        DecideOffer(taskID: task.id, isAccepted: isAccepted, actor: actor)
    }

    @Test("An offered task stays its officer's until the colleague takes it over; then it counts as claimed")
    func takenOver() throws {
        let offered = try apply(offer(), to: task).aggregate
        #expect(offered.officerID == owner && offered.offeredTo == colleague)
        let step = try apply(decide(true, by: stage.otherOfficer), to: offered)
        #expect(step.aggregate.officerID == colleague && step.aggregate.state == .claimed)
        #expect(step.aggregate.offeredTo == nil)
        let event = try #require(step.events.first as? TaskHandedOver)
        #expect(event.fromOfficerID == owner && event.officerID == colleague && event.cause == .colleague)
        #expect(event.stateAfter == .claimed)
    }

    @Test("The limit is left alone: no timer is set, moved or cancelled, and no later moment is due")
    func limitStays() throws {
        let offered = try apply(offer(), to: task)
        let taken = try apply(decide(true, by: stage.otherOfficer), to: offered.aggregate)
        let moved = try task.applying(.moveOn(colleague), in: context()).get()
        for step in [offered, taken, moved] {
            #expect(step.deadlines.isEmpty)
            #expect(step.aggregate.clockwork == task.clockwork)
        }
        #expect((taken.events.first as? TaskHandedOver)?.dueAt == task.dueAt)
    }

    @Test("The centre may decide for the colleague, who then still has to claim it; also from on site")
    func centreDecides() throws {
        let claimed = try apply(ClaimTask(taskID: task.id, actor: stage.officer), to: task).aggregate
        let arrived = try apply(
            ArriveAtTask(taskID: task.id, position: stage.here, actor: stage.officer),
            to: claimed
        ).aggregate
        let offered = try apply(offer(by: stage.centre), to: arrived).aggregate
        #expect(offered.state == .arrived)
        let step = try apply(decide(true, by: stage.centre), to: offered)
        #expect(step.aggregate.state == .assigned && step.aggregate.officerID == colleague)
        #expect((step.events.first as? TaskHandedOver)?.cause == .centre)
    }

    @Test("A declined offer changes nothing; who offered it may take it back, but not accept it")
    func declined() throws {
        let offered = try apply(offer(), to: task).aggregate
        #expect(try refusal(decide(true, by: stage.officer), to: offered) == .taskNotYours)
        for actor in [stage.otherOfficer, stage.officer, stage.centre] {
            let after = try apply(decide(false, by: actor), to: offered).aggregate
            #expect(after.officerID == owner && after.state == .assigned && after.offeredTo == nil)
            #expect(try refusal(decide(true, by: stage.centre), to: after) == .offerNotOpen)
        }
    }

    @Test("Across towns, to somebody on leave, to nobody or to oneself no task is offered")
    func refusals() throws {
        let other = try #require(TownCode(rawValue: "441900003"))
        #expect(try refusal(offer(), to: task, in: context(town: other)) == .officerOtherTown)
        #expect(try refusal(offer(), to: task, in: context(isAway: true)) == .officerOnLeave)
        let nobody = TaskContext(at: stage.start, limits: .standard)
        #expect(try refusal(offer(), to: task, in: nobody) == .unknownOfficer)
        #expect(try refusal(offer(reason: " "), to: task) == .reasonMissing)
        let own = OfferTask(taskID: task.id, officerID: owner, reason: "外出", actor: stage.officer)
        #expect(try refusal(own, to: task) == .officerSame)
        #expect(try refusal(offer(by: stage.otherOfficer), to: task) == .taskNotYours)
        #expect(try refusal(offer(by: stage.otherCentre), to: task) == .outsideYourArea)
    }

    @Test(
        "Who has left, or moved to another town, since the offer takes nothing over; nor does the centre give it to who is away"
    )
    func gone() throws {
        let offered = try apply(offer(), to: task).aggregate
        let other = try #require(TownCode(rawValue: "441900003"))
        let nobody = TaskContext(at: stage.start + .seconds(900), limits: .standard)
        for actor in [stage.otherOfficer, stage.centre] {
            #expect(try refusal(decide(true, by: actor), to: offered, in: nobody) == .unknownOfficer)
            #expect(try refusal(decide(true, by: actor), to: offered, in: context(town: other)) == .officerOtherTown)
            // Declined it can be all the same: the task stays where it is.
            #expect(try apply(decide(false, by: actor), to: offered, in: nobody).aggregate.officerID == owner)
        }
        #expect(try refusal(decide(true, by: stage.centre), to: offered, in: context(isAway: true)) == .officerOnLeave)
        let taken = try apply(decide(true, by: stage.otherOfficer), to: offered, in: context(isAway: true))
        #expect(taken.aggregate.officerID == colleague, "who takes it over in person is there")
    }

    @Test("An appeal never reaches the officer whose finding is contested, whichever way it is handed over")
    func appeal() throws {
        let dossier = VerificationDossier(try stage.registered()).recording([try stage.verified(.unfounded)])
        let appeal = VerificationTask.appeal(dossier, officerID: colleague, at: stage.start, limits: .standard)
            .aggregate
        let back = OfferTask(taskID: appeal.id, officerID: owner, reason: "外出", actor: stage.otherOfficer)
        #expect(try refusal(back, to: appeal) == .appealSameOfficer)
        let moved = appeal.applying(.moveOn(owner), in: context())
        #expect(throws: Refusal(.appealSameOfficer)) { try moved.get() }
    }

    @Test("Leave moves only what nobody has claimed; an open offer lapses when the task is claimed, moved on or ended")
    func moveOn() throws {
        let offered = try apply(offer(), to: task).aggregate
        let moved = try offered.applying(.moveOn(colleague), in: context()).get()
        #expect(moved.aggregate.state == .assigned && moved.aggregate.offeredTo == nil)
        #expect((moved.events.first as? TaskHandedOver)?.cause == .leave)
        let claimed = try apply(ClaimTask(taskID: task.id, actor: stage.officer), to: offered).aggregate
        #expect(claimed.offeredTo == colleague, "the officer claims the own task: the colleague is still asked")
        #expect(throws: Refusal(.taskAlreadyClaimed)) { try claimed.applying(.moveOn(colleague), in: context()).get() }
        let byNeighbour = try apply(ClaimTask(taskID: task.id, actor: stage.otherOfficer), to: offered).aggregate
        #expect(byNeighbour.offeredTo == nil)
        let withdrawn = try offered.applying(.withdraw(.reportEnded), in: context()).get().aggregate
        #expect(withdrawn.offeredTo == nil)
    }
}
