import Testing

@testable import Model

@Suite("The check of a reporter's words")
struct TextCheckTests {
    let stage: Stage
    let check: TextCheck

    init() throws {
        stage = try Stage()
        check = TextCheck(of: try stage.registered().report)
    }

    private func decide(_ check: TextCheck, by actor: CommandActor? = nil, isFine: Bool = true, reason: String = "正常用语")
        -> Result<Transition<TextCheck>, Refusal>
    {
        check.deciding(
            DecideText(reportID: check.report.id, isFine: isFine, reason: reason, actor: actor ?? stage.centre),
            at: Samples.now
        )
    }

    @Test("What is suspected is held and told once; what passes is done; nothing heard later changes it")
    func answers() {
        for isRisky in [true, false] {
            let held = check.hearing(.suspect(isRisky: isRisky), at: Samples.now)
            #expect(held.aggregate.state == .held)
            #expect((held.events as? [TextHeld])?.map(\.isRisky) == [isRisky])
            let again = held.aggregate.hearing(.pass, at: Samples.now)
            #expect(again.aggregate == held.aggregate && again.events.isEmpty)
        }
        let passed = check.hearing(.pass, at: Samples.now)
        #expect(passed.aggregate.state == .passed && passed.events.isEmpty)
        #expect(passed.aggregate.hearing(.suspect(isRisky: true), at: Samples.now).events.isEmpty)
        #expect(check.hearing(.impossible, at: Samples.now).aggregate.state == .unchecked)
    }

    @Test("Nobody there is asked again, later each time, and given up in the end")
    func patience() {
        var check = check
        var pauses: [Duration] = []
        while check.state == .waiting {
            check = check.hearing(.busy, at: Samples.now).aggregate
            pauses.append(check.pause)
        }
        #expect(check.state == .unchecked && check.attempts == TextCheck.patience)
        #expect(pauses == pauses.sorted() && pauses.count == TextCheck.patience)
    }

    @Test("The town's centre or the city decides what is held, once and with a reason")
    func decisions() throws {
        #expect(throws: Refusal(.textNotHeld)) { try decide(check).get() }
        let held = check.hearing(.suspect(isRisky: true), at: Samples.now).aggregate
        #expect(throws: Refusal(.outsideYourArea)) { try decide(held, by: stage.otherCentre).get() }
        for actor in [stage.citizen, stage.officer, stage.clerk, stage.dutyRoom] {
            #expect(throws: Refusal(.notPermitted)) { try decide(held, by: actor).get() }
        }
        #expect(throws: Refusal(.reasonMissing)) { try decide(held, reason: " ").get() }
        let released = try decide(held).get()
        #expect(released.aggregate.state == .released && (released.events.first as? TextDecided)?.isFine == true)
        #expect(throws: Refusal(.textNotHeld)) { try decide(released.aggregate).get() }
        #expect(try decide(held, isFine: false).get().aggregate.state == .withheld)
    }
}
