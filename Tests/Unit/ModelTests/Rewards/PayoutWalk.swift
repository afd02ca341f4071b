import SeededRandom

@testable import Model

/// One payout's life against a hostile provider, played from a seed.
struct PayoutWalk {
    var random: SeededGenerator
    var provider = HostileProvider()
    var payout: Payout
    var timers = TimerTable()
    var now: Timestamp
    var isPaused = false
    var postings: [PayoutStep.Posting] = []
    var events: [any EventContract] = []
    /// Numbers whose confirmation the citizen has on the phone.
    private var shown: Set<String> = []
    /// Bytes that were ever stored for a number.
    private(set) var bodies: [String: Set<String>] = [:]
    private var snapshots: [(payout: Payout, timers: TimerTable)] = []
    private(set) var states: Set<PayoutState>
    private(set) var faults: [String] = []

    init(seed: UInt64, report: ReportSummary, citizen: CitizenID, start: Timestamp) {
        random = SeededGenerator(seed: seed)
        now = start
        let step = Payout.reserving(
            report,
            for: citizen,
            amount: Fen(365),
            month: "2026-11",
            until: start + .seconds(30 * 86_400),
            // Every fourth is looked at by a person first.
            suspicions: seed.isMultiple(of: 4) ? [.burst, .sample] : []
        )
        payout = step.payout
        states = [step.payout.state]
        timers.apply(step.deadlines)
    }

    mutating func apply(_ step: PayoutStep?) {
        guard let step else { return }
        if step.payout.state != payout.state,
            !Payout.table.rows.contains(where: { $0.from == payout.state && $0.target == .state(step.payout.state) })
        {
            faults.append("\(payout.state) → \(step.payout.state) is no step of the table")
        }
        if step.payout.version != payout.version + step.events.count { faults.append("version and events differ") }
        payout = step.payout
        timers.apply(step.deadlines)
        if let posting = step.posting { postings.append(posting) }
        if step.pause != nil { isPaused = true }
        events += step.events
        states.insert(payout.state)
        if payout.suspicions != nil, payout.bill?.body != nil, !events.contains(where: { $0 is RedPacketReviewed }) {
            faults.append("claimed before anybody had looked at it")
        }
        if let bill = payout.bill, let body = bill.body { bodies[bill.number, default: []].insert(body) }
        if payout.state == .confirming, let bill = payout.bill { shown.insert(bill.number) }
    }

    mutating func callProvider() {
        guard let call = payout.call, !(isPaused && call == .create) else { return }
        let asked = payout
        let news = provider.answer(call, asked, at: now, using: &random)
        if !provider.isHonest {
            // The process dies before it stores the answer; another one asks the same again.
            if Int.random(in: 0..<12, using: &random) == 0 { return }
            // A call-back overtakes the answer.
            if Int.random(in: 0..<12, using: &random) == 0 { apply(payout.hinted()) }
        }
        apply(payout.hearing(news, of: call, callNumber: asked.callNumber, at: now))
        // The same answer a second time.
        if Int.random(in: 0..<12, using: &random) == 0 {
            apply(payout.hearing(news, of: call, callNumber: asked.callNumber, at: now))
        }
    }

    mutating func claim() {
        // Each tap may come from another phone, and find other settings.
        let salt = Int.random(in: 0..<3, using: &random)
        if case .success(let step) = payout.claiming(
            openID: "o-\(salt)",
            at: now,
            isPaused: isPaused,
            body: { "body of \($0) for o-\(salt)" }
        ) {
            apply(step)
        }
    }

    mutating func fireNextTimer() {
        guard let deadline = timers.pending.first else { return }
        now = max(now, deadline.dueAt)
        provider.live(until: now, amount: payout.amount, using: &random)
        apply(payout.reaching(timers.fire(deadline), at: now))
    }

    mutating func confirm() {
        for number in shown.sorted() where Bool.random(using: &random) { provider.confirm(number) }
    }

    /// A person who looks at the merchant's console before deciding.
    mutating func review() {
        if payout.state == .checking {
            let decision: PayoutDecision = Int.random(in: 0..<3, using: &random) == 0 ? .withhold : .clear
            if case .success(let step) = payout.reviewing(decision, at: now) { apply(step) }
            return
        }
        guard payout.state == .held, let number = payout.bill?.number ?? Optional("") else { return }
        let decision: PayoutDecision =
            provider.mayStillPay(number) ? .askAgain : provider.paid.isEmpty ? .release : .recordPaid
        let chosen = Bool.random(using: &random) ? decision : .askAgain
        if case .success(let step) = payout.reviewing(chosen, at: now) { apply(step) }
    }

    /// One thing happens.
    mutating func step(mayRestore: Bool) {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<3: claim()
        case 3..<10: callProvider()
        case 10: apply(payout.hinted())
        case 11..<13:
            // The end of the reservation is reached now and then, not whenever nothing else is to come.
            let isNear = timers.pending.first.map { $0.dueAt < now + .seconds(172_800) } ?? false
            if isNear || Int.random(in: 0..<30, using: &random) == 0 { fireNextTimer() }
        case 13..<15: confirm()
        case 15: isPaused = false
        case 16: review()
        case 17:
            now = now + .seconds(Int64.random(in: 1...40_000, using: &random))
            provider.live(until: now, amount: payout.amount, using: &random)
        case 18: snapshots.append((payout, timers))
        default:
            guard mayRestore, let old = snapshots.randomElement(using: &random) else { return }
            (payout, timers) = old
        }
    }

    /// The provider becomes honest, nobody stops paying, and time goes to the end of everything.
    mutating func settle() {
        provider.isHonest = true
        for _ in 0..<2000 where !payout.state.isFinal {
            isPaused = false
            if payout.state == .checking { review() }
            if payout.call != nil {
                callProvider()
            } else if timers.pending.isEmpty {
                return
            } else {
                fireNextTimer()
            }
        }
    }
}
