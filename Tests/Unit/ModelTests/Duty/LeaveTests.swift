import Testing

@testable import Model

/// Leave as the centre enters it, and shifts of the duty roster.
@Suite("Leave and shifts")
struct LeaveTests {
    private let stage: Stage
    private let officer = OfficerID(Samples.uuid(7))
    private var now: Timestamp { stage.start }

    init() throws { stage = try Stage() }

    private func day(_ number: Int) -> Timestamp { now + .seconds(number * 86_400) }

    private func enter(_ from: Int, _ until: Int, id: UInt8 = 40, by actor: CommandActor? = nil) -> EnterLeave {
        EnterLeave(
            leaveID: LeaveID(Samples.uuid(id)),
            officerID: officer,
            from: day(from),
            until: day(until),
            reason: "年休假",
            actor: actor ?? stage.centre
        )
    }

    private func entered(_ command: EnterLeave, others: [OfficerLeave] = []) -> Result<OfficerLeave, Refusal> {
        OfficerLeave.entering(command, town: stage.town, others: others, at: now)
    }

    private func code(_ result: Result<OfficerLeave, Refusal>) -> RefusalCode? {
        if case .failure(let refusal) = result { refusal.code } else { nil }
    }

    @Test("A leave covers its first moment and not the first one after it")
    func span() throws {
        let leave = try entered(enter(1, 3)).get()
        #expect(!leave.covers(day(1) + .microseconds(-1)) && leave.covers(day(1)))
        #expect(leave.covers(day(3) + .microseconds(-1)) && !leave.covers(day(3)))
    }

    @Test("Leaves of one officer never overlap; one may begin where another ends, or where one was taken back")
    func overlap() throws {
        let first = try entered(enter(1, 5)).get()
        for (from, until) in [(1, 5), (0, 2), (2, 3), (4, 9), (0, 9)] {
            #expect(code(entered(enter(from, until, id: 41), others: [first])) == .leaveOverlaps, "\(from)–\(until)")
        }
        for (from, until) in [(5, 6), (0, 1)] {
            #expect(code(entered(enter(from, until, id: 41), others: [first])) == nil, "\(from)–\(until)")
        }
        let cancelled = try first.cancelling(CancelLeave(leaveID: first.id, actor: stage.centre), at: now).get()
        #expect(!cancelled.covers(day(2)))
        #expect(code(entered(enter(2, 3, id: 41), others: [cancelled])) == nil)
        #expect(code(entered(enter(8, 9), others: [cancelled])) == .leaveOverlaps, "the id is taken")
    }

    @Test("A running leave that is taken back ends then, and only once")
    func endedEarly() throws {
        let leave = try entered(enter(-1, 5)).get()
        let command = CancelLeave(leaveID: leave.id, actor: stage.centre)
        let ended = try leave.cancelling(command, at: day(2)).get()
        #expect(ended.covers(day(1)) && !ended.covers(day(2)) && ended.end == day(2) && ended.version == 2)
        #expect(code(ended.cancelling(command, at: day(3))) == .leaveOver)
        #expect(code(leave.cancelling(command, at: day(5))) == .leaveOver)
    }

    @Test("What cannot be entered says why")
    func refusals() {
        #expect(code(entered(enter(3, 3))) == .spanInvalid)
        #expect(code(entered(enter(-3, -1))) == .spanInvalid, "all of it is past")
        #expect(code(entered(enter(1, 2, by: stage.otherCentre))) == .outsideYourArea)
        #expect(code(entered(enter(1, 2, by: stage.officer))) == .notPermitted)
        let unknown = OfficerLeave.entering(enter(1, 2), town: nil, others: [], at: now)
        #expect(code(unknown) == .unknownOfficer)
    }

    @Test("A shift takes only officers of its town, and a later version only over the one that was seen")
    func shifts() throws {
        let far = OfficerID(Samples.uuid(50))
        let roster = OfficerRoster(
            officers: [
                .init(id: officer, village: stage.village),
                .init(id: far, village: try #require(VillageCode(rawValue: "441900003001"))),
            ],
            cells: [:]
        )
        func set(_ officers: [OfficerID], known: DutyShift? = nil, version: Int? = nil) -> Result<DutyShift, Refusal> {
            let command = SetDutyShift(
                shiftID: DutyShiftID(Samples.uuid(60)),
                townCode: stage.town,
                officers: officers,
                from: day(1),
                until: day(2),
                actor: stage.centre,
                expectedVersion: version
            )
            return DutyShift.setting(command, known: known, roster: roster, at: now)
        }
        func refusal(_ result: Result<DutyShift, Refusal>) -> RefusalCode? {
            if case .failure(let refusal) = result { refusal.code } else { nil }
        }
        let shift = try set([officer, officer]).get()
        #expect(shift.officers == [officer] && shift.version == 1)
        #expect(refusal(set([far])) == .officerOtherTown)
        #expect(refusal(set([OfficerID(Samples.uuid(51))])) == .unknownOfficer)
        #expect(refusal(set([], known: shift, version: 2)) == .versionConflict)
        #expect(try set([], known: shift, version: 1).get().version == 2)
        let board = DutyBoard(leaves: [], shifts: [shift], at: day(1))
        #expect(board.onDuty == [stage.town: [officer]])
        #expect(DutyBoard(leaves: [], shifts: [shift], at: day(2)).onDuty.isEmpty)
    }
}
