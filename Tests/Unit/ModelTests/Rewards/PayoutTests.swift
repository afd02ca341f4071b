import Testing

@testable import Model

@Suite("A payout step by step")
struct PayoutTests {
    let report: ReportSummary
    let citizen = CitizenID(Samples.uuid(6))
    let start = Samples.now
    var reserved: Payout {
        Payout.reserving(report, for: citizen, amount: Fen(365), month: "2026-11", until: start + .seconds(2_592_000))
            .payout
    }

    init() throws { report = try Stage().registered().report }

    private func claimed(_ payout: Payout? = nil) throws -> Payout {
        try (payout ?? reserved).claiming(openID: "o-1", at: start, isPaused: false) { "{\"out_bill_no\":\"\($0)\"}" }
            .get().payout
    }

    private func heard(_ payout: Payout, _ state: PayoutNews.Bill.State, amount: Int64? = nil) throws -> PayoutStep {
        let call = try #require(payout.call)
        let news = PayoutNews.bill(
            .init(
                number: try #require(payout.bill).number,
                state: state,
                providerNumber: "133",
                packageInfo: call == .create && state == .waiting ? "package" : nil,
                amount: call == .query ? Fen(amount ?? 365) : nil,
                openID: call == .query ? "o-1" : nil
            )
        )
        return try #require(payout.hearing(news, of: call, callNumber: payout.callNumber, at: start))
    }

    private func asked(_ payout: Payout) throws -> Payout { try #require(payout.hinted()).payout }

    @Test("Claimed, created, confirmed, called back, queried, paid: one posting, one event, no timer left")
    func happyWay() throws {
        let creating = try claimed()
        #expect(creating.state == .creating && creating.call == .create && creating.attempt == 1)
        let confirming = try heard(creating, .waiting)
        #expect(confirming.payout.state == .confirming && confirming.payout.bill?.packageInfo == "package")
        #expect(confirming.payout.call == nil && confirming.payout.nextCall == .query)
        let paid = try heard(try asked(confirming.payout), .success)
        #expect(paid.payout.state == .paid && paid.posting == .pay)
        #expect(paid.events.map { type(of: $0).type } == [RedPacketPaid.type])
        var timers = TimerTable()
        for step in [confirming, paid] { timers.apply(step.deadlines) }
        #expect(timers.pending.isEmpty)
        let settled = try LedgerTransaction<Fen>.settling(.pay, of: paid.payout)
        #expect(settled.postings.map(\.account) == [.reserved(citizen), .paid])
        let released = try LedgerTransaction<Fen>.settling(.release, of: paid.payout)
        #expect(settled.id == released.id, "settled once, one way or the other")
    }

    @Test("The answer to creating says success or failure: only a query is believed")
    func hints() throws {
        for state in [PayoutNews.Bill.State.success, .failed, .cancelled] {
            let step = try heard(try claimed(), state)
            #expect(step.payout.state == .creating && step.payout.call == .query && step.posting == nil)
        }
    }

    @Test("After a definite end the next attempt has another number; the same attempt always has the same one")
    func numbers() throws {
        let first = try claimed()
        let failed = try heard(try asked(try heard(first, .waiting).payout), .failed)
        #expect(failed.payout.state == .reserved && failed.payout.bill == nil)
        let second = try claimed(failed.payout)
        let numbers = [try #require(first.bill).number, try #require(second.bill).number]
        #expect(numbers[0] != numbers[1])
        #expect(numbers == (1...2).map { PayoutBill.number(of: report.id, attempt: $0) })
        #expect(numbers.allSatisfy { $0.count == 31 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
    }

    @Test("A lost answer is followed by a query, and “not found” by the same number and bytes")
    func lost() throws {
        let creating = try claimed()
        let lost = PayoutNews.fault(.init(code: "transport.lost", advice: .query))
        let step = try #require(creating.hearing(lost, of: .create, callNumber: creating.callNumber, at: start))
        #expect(step.payout.nextCall == .query && step.deadlines.count == 1)
        let tapped = try claimed(step.payout)
        #expect(tapped.call == .query && tapped.attempt == 1 && tapped.bill == creating.bill, "a tap does not wait")
        let asked = try asked(step.payout)
        let again = try #require(asked.hearing(.notFound, of: .query, callNumber: asked.callNumber, at: start))
        // The provider answered: at once, while the citizen looks on.
        #expect(again.payout.call == .create && again.deadlines.isEmpty)
        #expect(again.payout.bill?.number == creating.bill?.number && again.payout.bill?.body == creating.bill?.body)
    }

    @Test(
        "One “not found” among other answers is not believed; eight in a row about a bill that was there go to a person"
    )
    func absences() throws {
        func missed(_ payout: Payout) throws -> Payout {
            let asked = try asked(payout)
            return try #require(asked.hearing(.notFound, of: .query, callNumber: asked.callNumber, at: start)).payout
        }
        var payout = try heard(try claimed(), .waiting).payout
        for _ in 0..<12 {
            payout = try heard(try asked(payout), .waiting).payout
            payout = try missed(payout)
            #expect(payout.state == .confirming)
        }
        payout = try heard(try asked(payout), .waiting).payout
        for _ in 0..<7 { payout = try missed(payout) }
        #expect(payout.state == .confirming)
        payout = try missed(payout)
        #expect(payout.state == .held && payout.hold == .vanished)
    }

    @Test("An empty account pauses the town, wrong credentials everybody; the call stays as it is")
    func pauses() throws {
        let creating = try claimed()
        for (advice, pause) in [
            (PayoutNews.Fault.Advice.topUp, PayoutStep.Pause.town(report.townCode, code: "X")),
            (.configure, .everybody(code: "X")),
        ] {
            let fault = PayoutNews.fault(.init(code: "X", advice: advice))
            let step = try #require(creating.hearing(fault, of: .create, callNumber: creating.callNumber, at: start))
            #expect(step.pause == pause && step.payout.call == .create && step.payout.bill == creating.bill)
        }
        let refused = reserved.claiming(openID: "o", at: start, isPaused: true) { _ in "" }
        #expect(throws: Refusal(.payingPaused)) { try refused.get() }
    }

    @Test("Another amount or another receiver goes to a person and is never released")
    func differs() throws {
        let step = try heard(try asked(try heard(try claimed(), .waiting).payout), .success, amount: 36_500)
        #expect(step.payout.state == .held && step.payout.hold == .differs && step.posting == nil)
        #expect(throws: Refusal(.redPacketNotReleasable)) { try step.payout.reviewing(.release, at: start).get() }
        #expect(try step.payout.reviewing(.recordPaid, at: start).get().posting == .pay)
    }

    private var end: Timestamp { start + .seconds(2_592_000) }

    /// The reservation's end is reached.
    private func reached(_ payout: Payout, canAsk: Bool = true) throws -> PayoutStep {
        let deadline = DeadlineReached(
            key: payout.deadlineKey(.limit),
            generation: 1,
            dueAt: end,
            payload: DeadlinePayload(owner: .reward, reportID: report.id, stage: .redPacket, moment: .limit)
        )
        return try #require(payout.reaching(deadline, at: end, canAsk: canAsk))
    }

    /// The provider says again and again that it knows no such number, until the payout asks no more.
    private func unknown(_ payout: Payout, at now: Timestamp? = nil) throws -> PayoutStep {
        let now = now ?? end
        var step = PayoutStep(payout)
        for _ in 0..<PayoutPolicy.standard.absences {
            let asking = step.payout.call == nil ? try #require(step.payout.waking(at: now)).payout : step.payout
            #expect(asking.call == .query)
            step = try #require(asking.hearing(.notFound, of: .query, callNumber: asking.callNumber, at: now))
        }
        return step
    }

    @Test("Unclaimed to the end it goes back; under way it is cancelled first and goes back when that is certain")
    func expiry() throws {
        let alone = try reached(reserved, canAsk: false)
        #expect(alone.payout.state == .released && alone.posting == .release)
        let sought = try reached(reserved).payout
        #expect(sought.state == .creating && sought.bill?.number == PayoutBill.number(of: report.id, attempt: 1))
        let released = try unknown(sought)
        #expect(released.payout.state == .released && released.posting == .release)
        let closing = try reached(try heard(try claimed(), .waiting).payout).payout
        #expect(closing.call == .cancel && closing.isClosing)
        let cancelled = try heard(closing, .cancelled).payout
        #expect(cancelled.state == .confirming && cancelled.call == .query)
        let other = try heard(cancelled, .cancelled).payout
        #expect(other.bill?.number == PayoutBill.number(of: report.id, attempt: 2) && other.call == .query)
        #expect(try unknown(other).posting == .release)
        #expect(try heard(cancelled, .success).posting == .pay)
        let late = closing.claiming(openID: "o", at: end, isPaused: false) { _ in "" }
        #expect(throws: Refusal(.redPacketOver)) { try late.get() }
    }

    @Test("What a restored database has forgotten is found before it is released: paid there, it is paid here")
    func forgotten() throws {
        let sought = try reached(reserved).payout
        let paid = try heard(sought, .success)
        #expect(paid.posting == .pay && paid.payout.openID == "o-1" && paid.payout.attempt == 1)
        // The first attempt failed, and the second was paid.
        let second = try heard(sought, .failed).payout
        #expect(second.bill?.number == PayoutBill.number(of: report.id, attempt: 2) && second.state == .creating)
        #expect(try heard(second, .success).posting == .pay)
        // One that still waits for somebody is cancelled; it is never created.
        let waiting = try heard(sought, .waiting)
        #expect(waiting.payout.call == .cancel && waiting.payout.bill?.body == nil)
        #expect(try heard(sought, .success, amount: 364).payout.hold == .differs)
        // In between it knows the bill and forgets it again.
        let moving = try #require(try heard(sought, .moving).payout.waking(at: end)).payout
        let lost = try #require(moving.hearing(.notFound, of: .query, callNumber: moving.callNumber, at: end))
        #expect(lost.payout.state == .creating && lost.posting == nil)
    }

    @Test("A number of the provider's bill that nobody here has used is asked about, and not taken for granted")
    func found() throws {
        let found = try #require(reserved.found(attempt: 2, at: start)).payout
        #expect(found.bill?.number == PayoutBill.number(of: report.id, attempt: 2) && !found.isClosing)
        #expect(try heard(found, .success).posting == .pay)
        let claimable = try heard(found, .cancelled).payout
        #expect(claimable.state == .reserved && claimable.attempt == 2)
        let vanished = try unknown(found, at: start).payout
        #expect(vanished.hold == .vanished)
        // Its end does not make one more “not found” an answer; nor does any number of them where a bill names the number.
        let over = try reached(vanished).payout
        #expect(over.state == .held && over.bill?.absences == nil)
        var step = PayoutStep(over)
        for _ in 0..<PayoutPolicy.standard.absences {
            let asking = step.payout.call == nil ? try #require(step.payout.hinted()).payout : step.payout
            step = try #require(
                asking.hearing(.notFound, of: .query, callNumber: asking.callNumber, isNamed: true, at: end)
            )
        }
        #expect(step.payout.hold == .vanished && step.posting == nil)
        #expect(try heard(found, .waiting).payout.call == .cancel, "nobody can be shown it")
        #expect(try claimed().found(attempt: 1, at: start) == nil && reserved.found(attempt: 0, at: start) == nil)
    }

    @Test("A bill that ended without payment allows another, though it was for another phone")
    func otherPhone() throws {
        let asked = try asked(try heard(try claimed(), .waiting).payout)
        let news = PayoutNews.bill(
            .init(number: try #require(asked.bill).number, state: .failed, amount: Fen(365), openID: "o-2")
        )
        let step = try #require(asked.hearing(news, of: .query, callNumber: asked.callNumber, at: start))
        #expect(step.payout.state == .reserved && step.payout.hold == nil)
    }

    @Test("Asked again after its end, a payout of too many attempts goes back instead of waiting for nobody")
    func attemptsAtTheEnd() throws {
        var payout = reserved
        for _ in 0..<PayoutPolicy.standard.attempts {
            payout = try heard(try asked(try heard(try claimed(payout), .waiting).payout), .failed).payout
        }
        #expect(payout.hold == .attempts)
        let over = try reached(payout).payout
        for late in [over, payout] {
            let again = try late.reviewing(.askAgain, at: end).get().payout
            #expect(try unknown(again).posting == .release)
        }
        // Neither does a person release it before the next number was asked about.
        let released = try payout.reviewing(.release, at: start).get().payout
        #expect(try heard(released, .success).posting == .pay)
        #expect(try unknown(released).posting == .release)
        #expect(try payout.reviewing(.askAgain, at: start).get().payout.state == .reserved)
    }

    @Test("What waits for its citizen can be called back, and be claimed again under another number")
    func calledBack() throws {
        let confirming = try heard(try claimed(), .waiting).payout
        let calling = try confirming.reviewing(.cancel, reason: "停发", at: start).get().payout
        #expect(calling.call == .cancel && calling.state == .confirming && !calling.isClosing)
        let again = try heard(try heard(calling, .cancelled).payout, .cancelled).payout
        #expect(again.state == .reserved && again.bill == nil)
        #expect(try claimed(again).attempt == 2)
        // A lost answer, or a call-back in between, does not make it forgotten.
        for news in [PayoutNews.fault(.init(code: "X", advice: .query)), .notFound] {
            let lost = try #require(calling.hearing(news, of: .cancel, callNumber: calling.callNumber, at: start))
            #expect(try heard(try asked(lost.payout), .waiting).payout.nextCall == .cancel)
        }
        #expect(try heard(try asked(calling), .waiting).payout.call == .cancel)
        // Nor is one that was just being made.
        let creating = try claimed().reviewing(.cancel, at: start).get().payout
        #expect(creating.call == .create && creating.isCalledBack == true)
        #expect(try heard(creating, .waiting).payout.nextCall == .cancel)
        // The citizen was quicker.
        #expect(try heard(try heard(calling, .success).payout, .success).posting == .pay)
        #expect(throws: Refusal(.redPacketNotHeld)) { try reserved.reviewing(.cancel, at: start).get() }
    }

    @Test("What nobody has an answer about is released only when the provider has none of it, or has ended it")
    func releasedUnheard() throws {
        let creating = try claimed()
        let silence = PayoutNews.fault(.init(code: "timeout", advice: .query))
        let held = try #require(
            creating.hearing(
                silence,
                of: .create,
                callNumber: creating.callNumber,
                at: start,
                policy: PayoutPolicy(patience: 0)
            )
        ).payout
        #expect(held.hold == .unreachable)
        let closing = try held.reviewing(.release, at: start).get()
        #expect(closing.posting == nil && closing.payout.isClosing && closing.payout.call == .query)
        #expect(try heard(closing.payout, .success).posting == .pay)
        #expect(try heard(closing.payout, .waiting).payout.call == .cancel)
        #expect(try unknown(try heard(closing.payout, .failed).payout).posting == .release)
    }

    @Test("What lost its timer is woken: a look that is asked for now, a reservation whose end nobody was told")
    func woken() throws {
        let confirming = try heard(try claimed(), .waiting).payout
        #expect(try #require(confirming.waking(at: start)).payout.call == .query)
        #expect(try claimed().waking(at: start) == nil, "it is being asked already")
        #expect(reserved.waking(at: start) == nil)
        #expect(try #require(reserved.waking(at: end)).payout.isClosing)
        // One whose end nobody was told is closed when it is woken, and released for good.
        let late = try #require(confirming.waking(at: end)).payout
        #expect(late.call == .cancel && late.isClosing)
    }

    @Test(
        "Looked at first it cannot be claimed; cleared it has its full time; withheld it is back in the budget for good"
    )
    func reviewed() throws {
        let checking = Payout.reserving(
            report,
            for: citizen,
            amount: Fen(365),
            month: "2026-11",
            until: end,
            suspicions: [.photoOld]
        ).payout
        #expect(checking.state == .checking)
        let early = checking.claiming(openID: "o-1", at: start, isPaused: false) { _ in "" }
        #expect(throws: Refusal(.redPacketChecking)) { try early.get() }
        #expect(throws: Refusal(.redPacketNotHeld)) { try checking.reviewing(.release, at: start).get() }
        #expect(throws: Refusal(.redPacketNotHeld)) { try reserved.reviewing(.clear, at: start).get() }

        // Its time is over and nobody has looked: nothing goes back, and it is looked for again.
        let limit = DeadlineReached(
            key: checking.deadlineKey(.limit),
            generation: 1,
            dueAt: end,
            payload: DeadlinePayload(owner: .reward, reportID: report.id, stage: .redPacket, moment: .limit)
        )
        let waiting = try #require(checking.reaching(limit, at: end))
        #expect(waiting.payout.state == .checking && waiting.posting == nil && waiting.deadlines.count == 1)

        let late = end + .seconds(86_400)
        let cleared = try waiting.payout.reviewing(.clear, reason: "照片属实", at: late).get()
        #expect(cleared.payout.state == .reserved && cleared.payout.reservedUntil == late + .seconds(2_592_000))
        let event = try #require(cleared.events.first as? RedPacketReviewed)
        #expect(event.isCleared && event.reason == "照片属实" && event.suspicions == [.photoOld])
        #expect(event.expiresAt == cleared.payout.reservedUntil && cleared.posting == nil)
        // The timer of the old end means nothing any more.
        #expect(cleared.payout.reaching(limit, at: late) == nil)
        #expect(
            try cleared.payout.claiming(openID: "o", at: late, isPaused: false) { _ in "" }.get().payout.bill != nil
        )

        let withheld = try checking.reviewing(.withhold, reason: "同一照片", at: start).get()
        #expect(withheld.payout.state == .withheld && withheld.posting == .release && withheld.payout.state.isFinal)
        let again = withheld.payout.claiming(openID: "o-1", at: start, isPaused: false) { _ in "" }
        #expect(throws: Refusal(.redPacketWithheld)) { try again.get() }
        #expect(throws: Refusal(.redPacketNotHeld)) { try withheld.payout.reviewing(.clear, at: start).get() }
    }

    @Test("A payout stored by the release before is read as one that nobody suspects")
    func stored() throws {
        let text = try MessageCoding.text(reserved)
        #expect(!text.contains("suspicions"))
        #expect(try MessageCoding.decode(Payout.self, from: text) == reserved)
    }

    @Test("Every reason of the work list has words and advice in both languages")
    func words() {
        for hold in PayoutHold.allCases {
            #expect(!hold.words.zh.isEmpty && !hold.words.en.isEmpty)
            #expect(!hold.advice.zh.isEmpty && !hold.advice.en.isEmpty)
        }
        for suspicion in PayoutSuspicion.allCases {
            #expect(!suspicion.words.zh.isEmpty && !suspicion.words.en.isEmpty)
            #expect(!suspicion.advice.zh.isEmpty && !suspicion.advice.en.isEmpty)
        }
    }
}
