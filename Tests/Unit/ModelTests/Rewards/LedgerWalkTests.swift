import SeededRandom
import Testing

@testable import Model

/// The whole ledger of a small city while rewards are granted, claimed, paid, failed, expired and reversed in any order.
private struct LedgerWalk {
    var random: SeededGenerator
    let report: ReportSummary
    var now = Samples.now
    private(set) var points: [LedgerAccount: Points] = [:]
    private(set) var cash: [LedgerAccount: Fen] = [:]
    private(set) var budgets: [LedgerAccount: Fen] = [:]
    private(set) var payouts: [Payout] = []
    private var grants: [(citizen: CitizenID, report: ReportID, points: Points)] = []
    private var exchanges: [Redemption] = []
    /// What each citizen was forgiven, above zero, and what was settled of it, below; and where in it each exchange began.
    private var forgiven: [(citizen: CitizenID, points: Points)] = []
    private var begun: [Int] = []
    private var posted: Set<TransactionID> = []
    private(set) var seen: Set<String> = []

    init(seed: UInt64, report: ReportSummary) {
        random = SeededGenerator(seed: seed)
        self.report = report
    }

    /// As the tables do it: an id that exists is refused.
    private mutating func post(_ transaction: LedgerTransaction<Fen>) {
        guard posted.insert(transaction.id).inserted else { return }
        for posting in transaction.postings { cash[posting.account, default: .zero] += posting.amount }
    }

    private mutating func post(_ transaction: LedgerTransaction<Points>) {
        guard posted.insert(transaction.id).inserted else { return }
        for posting in transaction.postings {
            points[posting.account, default: .zero] += posting.amount
            if case .forgiven(let citizen) = posting.account { forgiven.append((citizen, -posting.amount)) }
        }
    }

    private mutating func grant() throws {
        var report = report
        report.id = .named("walk/\(payouts.count)/\(random.next())")
        let citizen = CitizenID(Samples.uuid(UInt8.random(in: 100..<105, using: &random)))
        report.citizenID = citizen
        let month = ["2026-11", "2026-12"][Int.random(in: 0..<2, using: &random)]
        let budget = LedgerAccount.budget(report.townCode, month: month)
        let decision = RewardDecision(
            report: report,
            finding: Bool.random(using: &random) ? .confirmed : .goneOnArrival,
            terms: RewardTerms(points: Points(2), prizes: [Prize(Fen(900))]),
            facts: RewardDecision.Facts(
                budgetLeft: Fen(5_000) + cash[budget, default: .zero],
                isCapReached: false,
                win: Fen(Int64.random(in: 1...900, using: &random))
            )
        )
        if let grant = decision.points {
            let granting = try LedgerTransaction<Points>.granting(
                grant,
                to: citizen,
                for: report.id,
                foundBy: TaskID(kind: .first, of: report.id, round: 1)
            )
            post(granting)
            grants.append((citizen, report.id, grant.points))
        }
        switch decision.redPacket {
        case .reserve(let amount):
            post(
                try LedgerTransaction<Fen>.reserving(
                    amount,
                    for: citizen,
                    report: report.id,
                    town: report.townCode,
                    month: month
                )
            )
            let until = now + .seconds(30 * 86_400)
            let suspicions: [PayoutSuspicion] = Int.random(in: 0..<4, using: &random) == 0 ? [.pair] : []
            payouts.append(
                Payout.reserving(
                    report,
                    for: citizen,
                    amount: amount,
                    month: month,
                    until: until,
                    suspicions: suspicions
                ).payout
            )
            seen.insert("reserved")
        case .declined(let reason): seen.insert("\(reason)")
        case .none: break
        }
    }

    private mutating func apply(_ step: PayoutStep?, to place: Int) throws {
        guard let step else { return }
        payouts[place] = step.payout
        guard let posting = step.posting else { return }
        seen.insert(posting.rawValue)
        post(try LedgerTransaction<Fen>.settling(posting, of: step.payout))
    }

    mutating func step() throws {
        guard let place = payouts.indices.randomElement(using: &random), Int.random(in: 0..<6, using: &random) > 0
        else {
            return try grant()
        }
        let payout = payouts[place]
        now = now + .seconds(Int64.random(in: 0...600, using: &random))
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3:
            let phone = "o-\(random.next() % 3)"
            let claimed = payout.claiming(openID: phone, at: now, isPaused: false) { "body of \($0)" }
            if case .success(let step) = claimed { try apply(step, to: place) }
        case 3..<7:
            guard let call = payout.call, let bill = payout.bill else {
                return try apply(payout.waking(at: now), to: place)
            }
            let states: [PayoutNews.Bill.State] = [.waiting, .success, .failed, .cancelled, .moving, .accepted]
            let told = PayoutNews.bill(
                .init(
                    number: bill.number,
                    state: states[Int.random(in: 0..<states.count, using: &random)],
                    packageInfo: "package",
                    amount: Int.random(in: 0..<8, using: &random) == 0 ? Fen(1) : payout.amount,
                    openID: payout.openID
                )
            )
            let isUnknown = bill.body == nil && Int.random(in: 0..<3, using: &random) > 0
            let news = isUnknown ? .notFound : told
            try apply(payout.hearing(news, of: call, callNumber: payout.callNumber, at: now), to: place)
        case 7:
            let end = DeadlineReached(
                key: payout.deadlineKey(.limit),
                generation: 1,
                dueAt: payout.reservedUntil,
                payload: DeadlinePayload(
                    owner: .reward,
                    reportID: payout.report.id,
                    townCode: payout.report.townCode,
                    stage: .redPacket,
                    moment: .limit
                )
            )
            try apply(payout.reaching(end, at: payout.reservedUntil), to: place)
        case 8:
            let decision = PayoutDecision.allCases.randomElement(using: &random) ?? .askAgain
            if case .success(let step) = payout.reviewing(decision, at: now) {
                seen.insert("\(step.payout.state)")
                try apply(step, to: place)
            }
        default:
            if Int.random(in: 0..<3, using: &random) > 0 { return try exchange() }
            guard let grant = grants.randomElement(using: &random) else { return }
            seen.insert("reversal")
            let withdrawing = try LedgerTransaction<Points>.withdrawing(
                grant.points,
                from: grant.citizen,
                balance: points[.points(grant.citizen), default: .zero],
                for: grant.report,
                foundBy: TaskID(kind: .first, of: grant.report, round: 1)
            )
            let account = LedgerAccount.forgiven(grant.citizen)
            if withdrawing.postings.contains(where: { $0.account == account }) { seen.insert("forgiven") }
            // Taking the same back a second time has the same id.
            post(withdrawing)
        }
    }

    /// Points are exchanged, handed over or given back, in whatever order.
    private mutating func exchange() throws {
        let centre = CommandActor(id: .named("centre"), role: .townCentre, scope: .town(report.townCode))
        if let place = exchanges.indices.randomElement(using: &random), Bool.random(using: &random) {
            let exchange = exchanges[place]
            let since = forgiven[begun[place]...].filter { $0.citizen == exchange.citizenID }
            let result =
                Bool.random(using: &random)
                ? exchange.handingOver(for: exchange.code, by: centre, at: now)
                : exchange.cancelling(by: centre, forgiven: since.reduce(.zero) { $0 + $1.points }, at: now)
            guard case .success(let step) = result else { return }
            exchanges[place] = step.redemption
            seen.insert("\(step.redemption.state)")
            if step.settled > .zero { seen.insert("settled") }
            for posting in step.postings { post(posting.transaction) }
            return
        }
        guard let code = OfferCode(rawValue: "umbrella") else { return }
        let citizen = CitizenID(Samples.uuid(UInt8.random(in: 100..<105, using: &random)))
        let offer = Offer(
            code: code,
            townCode: report.townCode,
            name: Words(zh: "雨伞", en: "umbrella"),
            points: Points(Int64.random(in: 1...6, using: &random)),
            isActive: true
        )
        let command = RedeemPoints(
            offerCode: code,
            townCode: report.townCode,
            actor: CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
        )
        let result = Redemption.redeeming(
            command,
            id: .named("exchange/\(exchanges.count)/\(random.next())"),
            offer: offer,
            balance: points[.points(citizen), default: .zero],
            at: now
        )
        switch result {
        case .failure(let refusal): seen.insert(refusal.code.rawValue)
        case .success(let step):
            exchanges.append(step.redemption)
            begun.append(forgiven.count)
            for posting in step.postings { post(posting.transaction) }
        }
    }

    /// What must hold after every step; the words for what does not.
    func faults() -> [String] {
        var faults: [String] = []
        if cash.values.reduce(.zero, +) != .zero { faults.append("cash does not sum to zero") }
        if points.values.reduce(.zero, +) != .zero { faults.append("points do not sum to zero") }
        for (account, amount) in cash {
            switch account {
            case .reserved(let citizen):
                let waiting = payouts.filter { $0.citizenID == citizen && !$0.state.isFinal }
                if amount != waiting.reduce(.zero, { $0 + $1.amount }) { faults.append("\(account) holds \(amount)") }
            case .budget: if amount < Fen(-5_000) || amount > .zero { faults.append("\(account) is at \(amount)") }
            case .paid:
                if amount != payouts.filter({ $0.state == .paid }).reduce(.zero, { $0 + $1.amount }) {
                    faults.append("paid holds \(amount)")
                }
            case .issued, .points, .redeemed, .forgiven, .forgivenUnnamed: faults.append("cash in \(account)")
            }
        }
        for (account, amount) in points {
            switch account {
            case .issued: break
            case .forgiven: if amount > .zero { faults.append("\(account) is at \(amount)") }
            default: if amount < .zero { faults.append("\(account) is at \(amount)") }
            }
        }
        let kept = exchanges.filter { $0.state != .cancelled }.reduce(Points.zero) { $0 + $1.points }
        let posted = points.filter { if case .redeemed = $0.key { true } else { false } }.values.reduce(.zero, +)
        if kept != posted { faults.append("\(kept) points exchanged, \(posted) posted") }
        return faults
    }
}

@Suite("The ledger, whatever happens in whatever order")
struct LedgerWalkTests {
    @Test("It sums to zero, nobody's balance is below zero, no budget is overdrawn, reservations are the open payouts")
    func walks() throws {
        let report = try Stage().registered().report
        var seen: Set<String> = []
        for seed in 0..<300 as Range<UInt64> {
            var walk = LedgerWalk(seed: seed, report: report)
            for number in 0..<150 {
                try walk.step()
                let faults = walk.faults()
                try #require(faults.isEmpty, "seed \(seed), step \(number): \(faults)")
            }
            seen.formUnion(walk.seen)
        }
        #expect(
            Set([
                "reserved", "budgetExhausted", "goneOnArrival", "pay", "release", "reversal", "withheld", "handedOver",
                "cancelled", "points.insufficient", "forgiven", "settled",
            ]).isSubset(
                of: seen
            ),
            "seen were \(seen.sorted())"
        )
    }
}
