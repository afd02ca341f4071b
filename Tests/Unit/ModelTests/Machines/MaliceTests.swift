import SeededRandom
import Testing

@testable import Model

@Suite("Whether a report was sent in bad faith")
struct MaliceTests {
    let stage: Stage
    let terms = MaliceTerms()
    let calendar = WorkingCalendar.plain
    let found: ReportVerified
    let city = CommandActor(id: AccountID(Samples.uuid(21)), role: .cityAdmin, scope: .city)
    let colleague = CommandActor(id: AccountID(Samples.uuid(22)), role: .cityAdmin, scope: .city)

    init() throws {
        stage = try Stage()
        found = try stage.verified(.unfounded)
    }

    private var report: ReportID { found.report.id }

    private func proposed() throws -> Transition<Malice> {
        try #require(Malice.proposing(found, reason: "编造", terms: terms, in: calendar))
    }

    private func take(
        _ malice: Malice,
        _ command: any CommandContract,
        at now: Timestamp? = nil
    ) throws -> Transition<Malice> {
        try malice.applying(command, at: now ?? stage.start, terms: terms, in: calendar).get()
    }

    private func decide(_ isFound: Bool = true, by actor: CommandActor? = nil, reason: String = "多次编造")
        -> DecideMalice
    {
        DecideMalice(reportID: report, isFound: isFound, reason: reason, actor: actor ?? stage.centre)
    }

    private func appeal(_ words: String = "当时有烟") -> AppealMalice {
        AppealMalice(reportID: report, words: words, actor: stage.citizen)
    }

    private func decideAppeal(_ isUpheld: Bool, by actor: CommandActor) -> DecideMaliceAppeal {
        DecideMaliceAppeal(reportID: report, isUpheld: isUpheld, reason: "已复核", actor: actor)
    }

    private func reached(_ transition: Transition<Malice>, _ moment: DeadlineMoment) throws -> DeadlineReached {
        let timer = try #require(transition.schedule?.deadlines.last { $0.payload.moment == moment })
        return DeadlineReached(
            key: timer.key,
            generation: timer.generation,
            dueAt: timer.dueAt,
            payload: timer.payload
        )
    }

    @Test("A first finding that is unfounded opens it, with the officer's reason and a limit; nothing else does")
    func proposing() throws {
        let opened = try proposed()
        #expect(opened.aggregate.state == .proposed && opened.aggregate.version == 1)
        let event = try #require(opened.events.first as? MaliceProposed)
        #expect(event.reason == "编造" && event.officerID == found.officerID && event.dueAt > stage.start)
        #expect(opened.schedule?.deadlines.map(\.payload.moment) == [.warning, .limit])
        for finding in Finding.allCases where finding != .unfounded {
            let other = try stage.verified(finding)
            #expect(Malice.proposing(other, reason: "编造", terms: terms, in: calendar) == nil, "\(finding)")
        }
        #expect(Malice.proposing(found, reason: " ", terms: terms, in: calendar) == nil)
    }

    @Test(
        "The finding itself is refused where bad faith cannot be: another finding, no reason, nobody who sent it, a second look"
    )
    func refusedFindings() throws {
        let task = VerificationTask.first(
            try stage.registered(),
            officerID: OfficerID(stage.officer.id.uuid),
            at: stage.start,
            limits: .standard
        ).aggregate
        let context = TaskContext(at: stage.start, limits: .standard)
        let claimed = try task.applying(
            .claim(ClaimTask(taskID: task.id, actor: stage.officer)),
            in: context
        ).get().aggregate
        func record(_ finding: Finding, _ reason: String) -> Result<Transition<VerificationTask>, Refusal> {
            let command = RecordFinding(
                taskID: task.id,
                finding: finding,
                position: stage.here,
                photos: [stage.photo],
                words: "未发现",
                maliceReason: reason,
                actor: stage.officer
            )
            return claimed.applying(.recordFinding(command), in: context)
        }
        #expect(throws: Refusal(.maliceNotUnfounded)) { try record(.confirmed, "编造").get() }
        #expect(throws: Refusal(.reasonMissing)) { try record(.unfounded, " ").get() }
        #expect(try record(.unfounded, "编造").get().aggregate.state == .concluded)
        var patrol = claimed
        patrol.report.source = .patrol
        let command = RecordFinding(
            taskID: task.id,
            finding: .unfounded,
            position: stage.here,
            words: "未发现",
            maliceReason: "编造",
            actor: stage.officer
        )
        #expect(throws: Refusal(.maliceNobody)) {
            try patrol.applying(.recordFinding(command), in: context).get()
        }
    }

    @Test("The centre decides once, with a reason; until then the officer may take it back, and nobody else")
    func deciding() throws {
        let malice = try proposed().aggregate
        // Whether there is a proposal is no answer to whoever has nothing to do with it.
        #expect(throws: Refusal(.unknownMalice)) { try take(malice, decide(by: stage.otherCentre)) }
        for actor in [stage.citizen, stage.officer, stage.clerk, stage.dutyRoom] {
            #expect(throws: Refusal(.notPermitted)) { try take(malice, decide(by: actor)) }
        }
        #expect(throws: Refusal(.reasonMissing, standing: nil)) { try take(malice, decide(reason: " ")) }
        #expect(throws: Refusal(.unknownMalice)) {
            try take(malice, WithdrawMalice(reportID: report, actor: stage.otherOfficer))
        }
        let back = try take(malice, WithdrawMalice(reportID: report, actor: stage.officer))
        #expect(back.aggregate.state == .withdrawn && back.cancellation?.deadlines.count == 2)
        let found = try take(malice, decide())
        #expect(found.aggregate.state == .found && found.aggregate.dueAt == nil)
        #expect(found.aggregate.appealUntil == stage.start + terms.appealWindow)
        #expect(throws: Refusal(.maliceDecided, standing: found.aggregate.standing)) {
            try take(found.aggregate, decide(false))
        }
        let not = try take(malice, decide(false))
        #expect(not.aggregate.state == .notFound && not.aggregate.appealUntil == nil)
        let event = try #require(not.events.first as? MaliceDecided)
        #expect(!event.isFound && event.appealUntil == nil)
    }

    @Test("Its reporter contests it once and in time; somebody else of the city decides")
    func appealing() throws {
        let found = try take(try proposed().aggregate, decide(by: city)).aggregate
        let late = stage.start + terms.appealWindow + .seconds(1)
        #expect(throws: Refusal(.maliceAppealLate)) { try take(found, appeal(), at: late) }
        #expect(throws: Refusal(.wordsMissing)) { try take(found, appeal(" ")) }
        #expect(throws: Refusal(.maliceNotAppealed, standing: found.standing)) {
            try take(found, decideAppeal(true, by: colleague))
        }
        let contested = try take(found, appeal())
        #expect(contested.aggregate.state == .appealed && contested.schedule?.deadlines.count == 2)
        #expect(throws: Refusal(.maliceAppealUsed, standing: contested.aggregate.standing)) {
            try take(contested.aggregate, appeal())
        }
        #expect(throws: Refusal(.maliceSamePerson)) { try take(contested.aggregate, decideAppeal(true, by: city)) }
        #expect(throws: Refusal(.notPermitted)) { try take(contested.aggregate, decideAppeal(true, by: stage.centre)) }
        let upheld = try take(contested.aggregate, decideAppeal(true, by: colleague))
        #expect(upheld.aggregate.state == .overturned && !upheld.aggregate.state.isFound)
        let confirmed = try take(contested.aggregate, decideAppeal(false, by: colleague))
        #expect(confirmed.aggregate.state == .confirmed && confirmed.aggregate.state.isFound)
    }

    @Test("Whoever has to decide is urged, and silence is never to the reporter's harm")
    func silence() throws {
        let opened = try proposed()
        let warning = try reached(opened, .warning)
        let early = warning.dueAt + .seconds(-1)
        #expect(throws: Refusal(.deadlineStale, standing: opened.aggregate.standing)) {
            try opened.aggregate.reaching(warning, at: early).get()
        }
        let warned = try opened.aggregate.reaching(warning, at: warning.dueAt).get()
        #expect((warned.events.first as? MaliceWarned)?.stage == .malice && warned.aggregate.state == .proposed)
        let limit = try reached(opened, .limit)
        let lapsed = try warned.aggregate.reaching(limit, at: limit.dueAt).get()
        #expect(lapsed.aggregate.state == .lapsed && lapsed.aggregate.isOverdue && lapsed.events.first is MaliceLapsed)
        #expect(throws: Refusal(.deadlineStale, standing: lapsed.aggregate.standing)) {
            try lapsed.aggregate.reaching(limit, at: limit.dueAt).get()
        }
        let contested = try take(try take(opened.aggregate, decide()).aggregate, appeal())
        // The first limit's timer comes late: it is the appeal's turn now.
        #expect(throws: Refusal.self) { try contested.aggregate.reaching(limit, at: limit.dueAt).get() }
        let end = try reached(contested, .limit)
        let over = try contested.aggregate.reaching(end, at: end.dueAt).get()
        let event = try #require(over.events.first as? MaliceAppealDecided)
        #expect(over.aggregate.state == .overturned && event.isUpheld && event.decidedBy == nil)
    }

    @Test("A report that is found true after all was not sent in bad faith, whatever was decided")
    func dropping() throws {
        let opened = try proposed().aggregate
        let found = try take(opened, decide()).aggregate
        let confirmed = try take(try take(found, appeal()).aggregate, decideAppeal(false, by: colleague)).aggregate
        #expect(opened.dropping(at: stage.start)?.aggregate.state == .withdrawn)
        for malice in [found, confirmed] {
            let dropped = try #require(malice.dropping(at: stage.start))
            #expect(dropped.aggregate.state == .overturned)
            #expect((dropped.events.first as? MaliceDropped)?.wasFound == true)
        }
        let not = try take(opened, decide(false)).aggregate
        #expect(not.dropping(at: stage.start) == nil)
    }

    @Test("What is counted as malicious is what still stands, and is taken back where it was counted")
    func figures() throws {
        func sum(_ events: [any MessageContract], _ figure: Figure) -> Int {
            events.flatMap { FigureCount.counts(of: $0) }.filter { $0.figure == figure }.map(\.amount).reduce(0, +)
        }
        let opened = try proposed()
        let found = try take(opened.aggregate, decide())
        let contested = try take(found.aggregate, appeal())
        let upheld = try take(contested.aggregate, decideAppeal(true, by: colleague))
        let confirmed = try take(contested.aggregate, decideAppeal(false, by: colleague))
        let before = opened.events + found.events + contested.events
        #expect(sum(before, .maliceProposed) == 1 && sum(before, .malicious) == 1)
        #expect(sum(before + upheld.events, .malicious) == 0)
        #expect(sum(before + confirmed.events, .malicious) == 1)
        let dropped = try #require(confirmed.aggregate.dropping(at: stage.start))
        #expect(sum(before + confirmed.events + dropped.events, .malicious) == 0)
        let counts = (before + upheld.events).flatMap { FigureCount.counts(of: $0) }.filter { $0.figure == .malicious }
        #expect(Set(counts.map(\.cell)).count == 1 && counts.allSatisfy { $0.cell != nil })
        #expect(FigureRate.malicious.percent { [.malicious: 1, .verified: 8][$0] ?? 0 } == 12.5)
        #expect(FigureRate.malicious.percent { [.malicious: -1, .verified: 8][$0] ?? 0 } == 0)
    }

    @Test(
        "Random steps keep every rule: versions grow, timers run only while somebody has to decide, two people decide"
    )
    func walk() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            var (malice, now) = (try proposed().aggregate, stage.start)
            var states = [malice.state]
            for _ in 0..<12 {
                now = now + .seconds(Int64(random.below(4 * 86_400)))
                let actors = [stage.officer, stage.otherOfficer, stage.centre, stage.citizen, city, colleague]
                let actor = actors[random.below(actors.count)]
                let commands: [any CommandContract] = [
                    WithdrawMalice(reportID: report, actor: actor), decide(random.below(2) == 0, by: actor),
                    AppealMalice(reportID: report, words: "不是", actor: actor),
                    decideAppeal(random.below(2) == 0, by: actor),
                ]
                let before = malice
                let step: Transition<Malice>? =
                    switch random.below(6) {
                    case 4: random.below(4) == 0 ? malice.dropping(at: now) : nil
                    case 5: malice.state.isOpen ? try? due(malice, at: now) : nil
                    case let number:
                        try? malice.applying(commands[number], at: now, terms: terms, in: calendar).get()
                    }
                guard let step else { continue }
                malice = step.aggregate
                states.append(malice.state)
                #expect(malice.version == before.version + 1 && step.events.count == 1)
                #expect((malice.dueAt != nil) == malice.state.isOpen)
                #expect(malice.appealDecision == nil || malice.appealDecision?.by != malice.decision?.by)
                #expect(!malice.state.isKnownToReporter || malice.decision?.reason.isBlank == false)
                #expect((malice.appeal != nil) || malice.appealDecision == nil)
            }
            #expect(states.filter { $0 == .found }.count <= 1 && states.filter { $0 == .appealed }.count <= 2)
        }
    }

    /// The limit that runs, as its timer tells it.
    private func due(_ malice: Malice, at now: Timestamp) throws -> Transition<Malice> {
        let stage: TimeLimitStage = malice.state == .proposed ? .malice : .maliceAppeal
        // Nothing runs any more where nobody has to decide.
        guard let clock = malice.clockwork[stage] else { throw Refusal(.deadlineStale) }
        let reached = DeadlineReached(
            key: DeadlineKey(owner: .verification, aggregate: malice.report.id, stage: stage, moment: .limit),
            generation: clock.generation,
            dueAt: clock.dueAt,
            payload: DeadlinePayload(
                owner: .verification,
                reportID: malice.report.id,
                stage: stage,
                moment: .limit
            )
        )
        return try malice.reaching(reached, at: now).get()
    }
}
