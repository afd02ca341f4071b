import SeededRandom
import Testing

@testable import Model

@Suite("Reading a reporter's contact by the will of two people")
struct UnmaskingTests {
    let stage: Stage
    let now = Samples.now
    let terms = UnmaskingTerms(decision: .seconds(3600), reading: .seconds(600))
    let city = CommandActor(id: AccountID(Samples.uuid(80)), role: .cityAdmin, scope: .city)
    let otherCity = CommandActor(id: AccountID(Samples.uuid(81)), role: .cityAdmin, scope: .city)
    let matter: UnmaskingMatter

    init() throws {
        stage = try Stage()
        matter = UnmaskingMatter(
            reportID: ReportID(Samples.uuid(1)),
            citizenID: CitizenID(Samples.uuid(6)),
            isAnonymous: false,
            townCode: stage.town
        )
    }

    private func ask(
        _ matter: UnmaskingMatter? = nil,
        basis: LegalBasis = .legalDuty,
        reason: String = "需当面核实情况",
        by actor: CommandActor? = nil,
        open: Bool = false
    ) -> Result<UnmaskingStep, Refusal> {
        Unmasking.asking(
            matter ?? self.matter,
            basis: basis,
            reason: reason,
            id: UnmaskingID(Samples.uuid(13)),
            by: actor ?? stage.centre,
            open: open,
            at: now,
            terms: terms
        )
    }

    private func approved(_ basis: LegalBasis = .legalDuty) throws -> Unmasking {
        try ask(basis: basis).get().unmasking.deciding(isApproved: true, by: city, at: now, terms: terms).get()
            .unmasking
    }

    @Test("Officers, departments, citizens and other towns cannot ask; nobody can without a reason")
    func asking() throws {
        #expect(try ask().get().unmasking.state == .asked)
        #expect(throws: Refusal(.outsideYourArea)) { try ask(by: stage.otherCentre).get() }
        for actor in [stage.officer, stage.clerk, stage.citizen] {
            #expect(throws: Refusal(.notPermitted)) { try ask(by: actor).get() }
        }
        #expect(throws: Refusal(.reasonMissing)) { try ask(reason: " \n").get() }
        #expect(throws: Refusal(.unmaskingOpen)) { try ask(open: true).get() }
    }

    @Test("Whoever reported anonymously, or without an account, stays unknown on every basis")
    func anonymous() {
        let anonymous = UnmaskingMatter(
            reportID: matter.reportID,
            citizenID: matter.citizenID,
            isAnonymous: true,
            townCode: stage.town
        )
        let nobody = UnmaskingMatter(
            reportID: matter.reportID,
            citizenID: nil,
            isAnonymous: false,
            townCode: stage.town
        )
        for basis in LegalBasis.allCases {
            #expect(throws: Refusal(.unmaskingAnonymous)) { try ask(anonymous, basis: basis).get() }
            #expect(throws: Refusal(.unmaskingNobody)) { try ask(nobody, basis: basis).get() }
        }
    }

    @Test("Another person of the city decides, once and in time; nobody approves what they asked for")
    func deciding() throws {
        let asked = try ask().get().unmasking
        #expect(throws: Refusal(.notPermitted)) {
            try asked.deciding(isApproved: true, by: stage.centre, at: now, terms: terms).get()
        }
        let own = try ask(by: city).get().unmasking
        #expect(throws: Refusal(.unmaskingSamePerson)) {
            try own.deciding(isApproved: true, by: city, at: now, terms: terms).get()
        }
        #expect(
            try own.deciding(isApproved: true, by: otherCity, at: now, terms: terms).get().unmasking.state == .approved
        )
        let late = asked.decideBy + .seconds(1)
        #expect(throws: Refusal(.unmaskingLapsed)) {
            try asked.deciding(isApproved: true, by: city, at: late, terms: terms).get()
        }
        let decided = try asked.deciding(isApproved: false, by: city, at: asked.decideBy, terms: terms).get().unmasking
        #expect(decided.state == .refused && decided.readableUntil == nil)
        #expect(throws: Refusal(.unmaskingDecided)) {
            try decided.deciding(isApproved: true, by: otherCity, at: now, terms: terms).get()
        }
    }

    @Test("Only the asker reads, after the approval, until its time is over; each reading counts")
    func reading() throws {
        let asked = try ask().get().unmasking
        #expect(throws: Refusal(.unmaskingNotApproved)) { try asked.reading(by: stage.centre, at: now).get() }
        let open = try approved()
        #expect(throws: Refusal(.unmaskingNotYours)) { try open.reading(by: city, at: now).get() }
        let once = try open.reading(by: stage.centre, at: now + .seconds(600)).get()
        #expect(once.unmasking.reads == 1 && once.unmasking.version == 3)
        #expect(throws: Refusal(.unmaskingOver)) {
            try once.unmasking.reading(by: stage.centre, at: now + .seconds(601)).get()
        }
        let withdrawn = try once.unmasking.withdrawing(by: stage.centre, at: now).get().unmasking
        #expect(throws: Refusal(.unmaskingNotApproved)) { try withdrawn.reading(by: stage.centre, at: now).get() }
        #expect(throws: Refusal(.unmaskingNotYours)) { try open.withdrawing(by: city, at: now).get() }
    }

    @Test("The reporter is told of the first reading, and of none where an investigation forbids it")
    func told() throws {
        for basis in LegalBasis.allCases {
            let first = try approved(basis).reading(by: stage.centre, at: now).get()
            let second = try first.unmasking.reading(by: stage.centre, at: now).get()
            let told = [first, second].map { step in
                Notice.notices(of: step.event, category: Words(zh: "", en: "")).map(\.recipient)
            }
            let citizen = try #require(matter.citizenID)
            #expect(told == [basis == .investigation ? [] : [.citizen(citizen)], []])
        }
    }

    @Test("However people push, nobody reads without another's approval in its time", arguments: 0..<20)
    func walk(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let people = [
            stage.centre, stage.otherCentre, stage.officer, stage.clerk, stage.citizen, city, otherCity,
            CommandActor(id: AccountID(Samples.uuid(82)), role: .townCentre, scope: .town(stage.town)),
            CommandActor(id: AccountID(Samples.uuid(83)), role: .dutyRoom, scope: .town(stage.town)),
        ]
        var seen: Set<UnmaskingState> = []
        var readings = 0
        for _ in 0..<60 {
            var clock = now
            guard let asker = people.randomElement(using: &dice),
                case .success(let first) = ask(by: asker)
            else { continue }
            var unmasking = first.unmasking
            var approval: (by: AccountID, at: Timestamp)?
            for _ in 0..<30 {
                clock = clock + .seconds(Int.random(in: 0...400, using: &dice))
                guard let actor = people.randomElement(using: &dice) else { continue }
                let before = unmasking
                let result: Result<UnmaskingStep, Refusal>
                switch Int.random(in: 0..<9, using: &dice) {
                case 0...2: result = before.deciding(isApproved: true, by: actor, at: clock, terms: terms)
                case 3: result = before.deciding(isApproved: false, by: actor, at: clock, terms: terms)
                case 4 where Bool.random(using: &dice): result = before.withdrawing(by: actor, at: clock)
                default: result = before.reading(by: Bool.random(using: &dice) ? asker : actor, at: clock)
                }
                guard case .success(let step) = result else { continue }
                unmasking = step.unmasking
                #expect(unmasking.version == before.version + 1)
                seen.insert(unmasking.state)
                if unmasking.state == .approved, before.state == .asked { approval = (actor.id, clock) }
                if unmasking.reads > before.reads {
                    readings += 1
                    let given = try #require(approval)
                    #expect(given.by != asker.id && step.event is ContactRead)
                    #expect(clock >= given.at && clock <= given.at + terms.reading)
                    #expect(given.at <= unmasking.decideBy)
                }
                let stored = try MessageCoding.decode(Unmasking.self, from: MessageCoding.text(unmasking))
                #expect(stored == unmasking)
            }
        }
        #expect(readings > 0 && seen.contains(.refused))
    }
}
