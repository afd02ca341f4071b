import Testing

@testable import Model

/// Who gets which task.
@Suite("The duty planner")
struct DutyPlannerTests {
    private let stage: Stage
    private let report: ReportSummary
    private let calendar = WorkingCalendar.plain
    // In the order of their codes.
    private let owner = OfficerID(Samples.uuid(21))
    private let backup = OfficerID(Samples.uuid(22))
    private let villager = OfficerID(Samples.uuid(23))
    private let otherVillager = OfficerID(Samples.uuid(24))
    private let townsman = OfficerID(Samples.uuid(25))
    private let stranger = OfficerID(Samples.uuid(26))

    init() throws {
        stage = try Stage()
        report = try stage.registered().report
    }

    private var everybody: [OfficerID] { [owner, backup, villager, otherVillager, townsman, stranger] }

    private func planner(
        of officers: [OfficerID]? = nil,
        away: Set<OfficerID> = [],
        onDuty: [OfficerID] = [],
        at moment: Timestamp? = nil
    ) throws -> DutyPlanner {
        let other = try #require(VillageCode(rawValue: "441900115002"))
        let far = try #require(VillageCode(rawValue: "441900004001"))
        let villages = [
            owner: stage.village, backup: stage.village, villager: stage.village, otherVillager: stage.village,
            townsman: other, stranger: far,
        ]
        let active = officers ?? everybody
        let roster = OfficerRoster(
            officers: active.compactMap { id in villages[id].map { .init(id: id, village: $0) } },
            cells: [stage.cell: [owner, backup].filter(active.contains)]
        )
        return DutyPlanner(
            roster: roster,
            board: DutyBoard(away: away, onDuty: [stage.town: onDuty]),
            at: try moment ?? noon
        )
    }

    /// A Wednesday, 10:00 in the city.
    private var noon: Timestamp { get throws { try #require(Timestamp("2026-11-25T02:00:00Z")) } }
    /// The night after it.
    private var night: Timestamp { get throws { try #require(Timestamp("2026-11-25T15:00:00Z")) } }

    private func first(_ planner: DutyPlanner, load: [OfficerID: Int] = [:], onPatrol: OfficerID? = nil) -> OfficerID? {
        planner.firstLook(at: report, onPatrol: onPatrol, in: calendar)?.officer(load: load)
    }

    @Test("The cell's owner looks first; on leave the cell's backup does, then the village, then the town")
    func order() throws {
        #expect(try first(planner()) == owner)
        #expect(try first(planner(away: [owner])) == backup)
        #expect(try first(planner(away: [owner, backup])) == villager)
        #expect(try first(planner(away: [owner, backup, villager, otherVillager])) == townsman)
        #expect(try first(planner(of: [stranger])) == nil, "never another town's")
    }

    @Test("Among the village's officers the least loaded gets it, and of equals the first by code")
    func load() throws {
        let planner = try planner(away: [owner, backup])
        #expect(first(planner, load: [villager: 3, otherVillager: 2]) == otherVillager)
        #expect(first(planner, load: [villager: 2, otherVillager: 2]) == villager)
        #expect(first(planner, load: [villager: 1, townsman: 0]) == otherVillager, "the town only after the village")
    }

    @Test("The owner's load does not matter: whose cell it is, goes there")
    func ownership() throws {
        #expect(try first(planner(), load: [owner: 100]) == owner)
    }

    @Test("Where everybody is on leave it goes where it would have gone: no report waits without an officer")
    func allAway() throws {
        #expect(try first(planner(away: Set(everybody))) == owner)
        #expect(try first(planner(of: [villager, otherVillager], away: Set(everybody))) == villager)
    }

    @Test("An officer on patrol verifies what they report; one who left, or is on leave, does not")
    func patrol() throws {
        #expect(try first(planner(), onPatrol: townsman) == townsman)
        #expect(try first(planner(away: [townsman]), onPatrol: townsman) == owner)
        #expect(try first(planner(of: [owner]), onPatrol: townsman) == owner)
    }

    @Test(
        "At night and on days off what is urgent goes to the town's duty roster, least loaded first; the rest does not"
    )
    func nights() throws {
        var urgent = report
        urgent.urgency = .urgent
        func choice(_ report: ReportSummary, _ planner: DutyPlanner, load: [OfficerID: Int] = [:]) -> OfficerID? {
            planner.firstLook(at: report, onPatrol: nil, in: calendar)?.officer(load: load)
        }
        let onDuty = [townsman, villager]
        #expect(try choice(urgent, planner(onDuty: onDuty, at: night), load: [villager: 1]) == townsman)
        #expect(try choice(urgent, planner(onDuty: onDuty, at: night), load: [townsman: 1]) == villager)
        #expect(
            try choice(urgent, planner(away: [villager], onDuty: onDuty, at: night), load: [townsman: 1]) == townsman
        )
        #expect(try choice(report, planner(onDuty: onDuty, at: night)) == owner, "what is not urgent waits for morning")
        #expect(try choice(urgent, planner(onDuty: onDuty)) == owner, "offices are open")
        #expect(try choice(urgent, planner(at: night)) == owner, "no roster")
        let sunday = try #require(Timestamp("2026-11-29T02:00:00Z"))
        #expect(try choice(urgent, planner(onDuty: onDuty, at: sunday)) == villager)
    }

    @Test("A re-check is done by whoever saw it before, unless on leave")
    func recheck() throws {
        func officer(_ planner: DutyPlanner) -> OfficerID? {
            planner.recheck(of: report, after: townsman, in: calendar)?.officer(load: [:])
        }
        #expect(try officer(planner()) == townsman)
        #expect(try officer(planner(away: [townsman])) == owner)
    }

    @Test("A second look is another officer's, of another village where there is one, and of nobody on leave")
    func secondLook() throws {
        func officer(_ planner: DutyPlanner) -> OfficerID? {
            planner.secondLook(at: report, otherThan: owner)?.officer(load: [:])
        }
        #expect(try officer(planner()) == townsman)
        #expect(try officer(planner(away: [townsman])) == backup)
        #expect(try officer(planner(of: [owner, backup])) == backup)
        #expect(try officer(planner(of: [owner, stranger])) == stranger)
        #expect(try officer(planner(of: [owner])) == nil)
    }

    @Test("A task moves on only from an officer on leave, only unclaimed, and only to somebody who is there")
    func successor() throws {
        let task = VerificationTask.first(
            try stage.registered(),
            officerID: owner,
            at: stage.start,
            limits: .standard
        ).aggregate
        func officer(_ task: VerificationTask, _ planner: DutyPlanner) -> OfficerID? {
            planner.successor(of: task, in: calendar)?.officer(load: [:])
        }
        #expect(try officer(task, planner()) == nil)
        #expect(try officer(task, planner(away: [owner])) == backup)
        #expect(try officer(task, planner(away: Set(everybody))) == nil)
        #expect(try officer(task, planner(of: [owner], away: [owner])) == nil)
        let actor = CommandActor(id: AccountID(owner.uuid), role: .gridOfficer, scope: .cells([stage.cell]))
        let claimed = try task.applying(
            .claim(ClaimTask(taskID: task.id, actor: actor)),
            in: TaskContext(at: stage.start, limits: .standard)
        ).get().aggregate
        #expect(try officer(claimed, planner(away: [owner])) == nil)
    }

    @Test("A sample check moves on to anybody but whom it is about")
    func sampleSuccessor() throws {
        let verified = ReportVerified(
            report: report,
            at: stage.start,
            taskID: TaskID(kind: .first, of: report.id, round: 1),
            kind: .first,
            officerID: owner,
            finding: .resolvedOnSite,
            evidence: stage.evidence()
        )
        let sample = VerificationTask.sample(verified, officerID: townsman, at: stage.start, limits: .standard)
        let task = try #require(sample).aggregate
        let next = try planner(away: [townsman]).successor(of: task, in: calendar)
        #expect(next?.officer(load: [:]) == backup)
    }
}
