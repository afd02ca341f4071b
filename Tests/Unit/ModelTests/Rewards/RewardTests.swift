import Testing

@testable import Model

@Suite("Rewards")
struct RewardTests {
    let stage: Stage
    let terms = RewardTerms(points: Points(2), prizes: [Prize(Fen(366))])
    let lucky = RewardDecision.Facts(budgetLeft: Fen(100_000), isCapReached: false, win: Fen(366))

    private static let school = CampaignCode(rawValue: "school-1").map { CampaignMark(code: $0, isForMinors: true) }

    init() throws { stage = try Stage() }

    private func decide(
        _ finding: Finding,
        _ change: (inout ReportSummary) -> Void = { _ in },
        terms: RewardTerms? = nil,
        facts: RewardDecision.Facts? = nil
    ) throws -> RewardDecision {
        var report = try stage.registered().report
        change(&report)
        return RewardDecision(report: report, finding: finding, terms: terms ?? self.terms, facts: facts ?? lucky)
    }

    @Test("A true report brings points and, with luck, a red packet")
    func trueReports() throws {
        for finding in [Finding.confirmed, .resolvedOnSite] {
            let decision = try decide(finding)
            #expect(decision.points?.points == Points(2) && decision.points?.reason == .verified)
            #expect(decision.redPacket == .reserve(Fen(366)))
        }
    }

    @Test("Gone on arrival is honest: points, no cash; a duplicate follows for a point")
    func honestReports() throws {
        #expect(try decide(.goneOnArrival).points?.reason == .goneOnArrival)
        #expect(try decide(.goneOnArrival).redPacket == .declined(.goneOnArrival))
        #expect(try decide(.duplicate).points?.points == Points(1))
        #expect(try decide(.duplicate).redPacket == .none)
        #expect(try decide(.unfounded).points == nil)
    }

    @Test("Patrols, emergencies and reports without account bring nothing")
    func nothing() throws {
        for change in [{ $0.source = .patrol }, { $0.isEmergency = true }, { $0.citizenID = nil }]
            as [(inout ReportSummary) -> Void]
        {
            let decision = try decide(.confirmed, change)
            #expect(decision.points == nil && decision.redPacket == .none)
        }
        let crime = CategoryTraits(
            code: stage.category.code,
            name: stage.category.name,
            isCrimeTip: true,
            departmentKind: .committee,
            redPacket: Fen(1)
        )
        #expect(crime.reward == nil)
    }

    @Test("Every reason against a red packet is named")
    func declines() throws {
        func facts(_ budget: Int64 = 366, cap: Bool = false, won: Bool = true) -> RewardDecision.Facts {
            RewardDecision.Facts(budgetLeft: Fen(budget), isCapReached: cap, win: won ? Fen(366) : nil)
        }
        #expect(try decide(.confirmed, facts: facts()).redPacket == .reserve(Fen(366)))
        #expect(try decide(.confirmed, facts: facts(365)).redPacket == .declined(.budgetExhausted))
        #expect(try decide(.confirmed, facts: facts(cap: true)).redPacket == .declined(.capReached))
        #expect(try decide(.confirmed, facts: facts(won: false)).redPacket == .declined(.notWon))
        #expect(try decide(.confirmed, { $0.isAnonymous = true }).redPacket == .declined(.anonymous))
        #expect(try decide(.confirmed, { $0.campaign = Self.school }).redPacket == .declined(.minors))
        #expect(try decide(.confirmed, { $0.campaign = Self.school }).points?.points == Points(2))
        let pointsOnly = RewardTerms(points: Points(2))
        #expect(try decide(.confirmed, terms: pointsOnly).redPacket == .declined(.notOffered))
    }

    @Test("The draw can be recomputed, and wins about its share")
    func draw() {
        let reports = (0..<4_000).map { ReportID.named("report/\($0)") }
        func winners(_ seed: String, _ share: Int, _ message: String = "message") -> [ReportID] {
            let prizes = [Prize(winnersOf1000: share, Fen(1))]
            let draw = RedPacketDraw(seed: seed)
            return reports.filter { draw.win(among: prizes, $0, verifiedBy: .named("\(message)/\($0)")) != nil }
        }
        let wins = winners("2026-11", 300)
        #expect(wins == winners("2026-11", 300))
        #expect((1_000...1_400).contains(wins.count))
        #expect(wins != winners("2026-12", 300))
        #expect(wins != winners("2026-11", 300, "another message"), "the report's own id does not decide")
        #expect(winners("x", 1000) == reports)
        #expect(winners("x", 0).isEmpty)
    }

    @Test("The draw is what anybody gets with a hash tool, and so is the commitment")
    func recomputed() {
        let (report, message) = (ReportID(Samples.uuid(1)), MessageID(Samples.uuid(4)))
        let text = RedPacketDraw.text(seed: "5eed", report: report, message: message)
        #expect(text == "draw/5eed/\(report)/\(message)")
        // printf %s abc | sha256sum
        #expect(
            RedPacketDraw.commitment(to: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        // The first eight bytes of that hash over 2⁶⁴.
        #expect(abs(RedPacketDraw.number("abc") - Double(0xba78_16bf_8f01_cfea) / 0x1p64) < 1e-12)
    }

    @Test("An unbalanced transaction cannot be made; a reversal undoes every posting")
    func ledger() throws {
        typealias Cash = LedgerTransaction<Fen>
        let citizen = CitizenID(Samples.uuid(6))
        let id = TransactionID(Samples.uuid(20))
        #expect(throws: Cash.Fault.unbalanced) {
            try Cash(
                id: id,
                postings: [
                    .init(account: .paid, amount: Fen(2)), .init(account: .reserved(citizen), amount: Fen(-1)),
                ]
            )
        }
        #expect(throws: Cash.Fault.tooFewPostings) {
            try Cash(id: id, postings: [.init(account: .paid, amount: Fen(2))])
        }
        #expect(throws: Cash.Fault.zeroPosting) {
            try Cash.transfer(.zero, from: .paid, to: .reserved(citizen), id: id)
        }
        let report = ReportID(Samples.uuid(1))
        let reserved = try Cash.reserving(Fen(366), for: citizen, report: report, town: stage.town, month: "2026-11")
        #expect(
            reserved == (try Cash.reserving(Fen(366), for: citizen, report: report, town: stage.town, month: "2026-11"))
        )
        let both = reserved.postings + reserved.reversal.postings
        for account in Set(both.map(\.account)) {
            #expect(both.filter { $0.account == account }.reduce(Fen.zero) { $0 + $1.amount } == .zero)
            #expect(LedgerAccount(account.description) == account)
        }
        #expect(reserved.id != reserved.reversal.id)
    }

    @Test("Money is written in yuan with two decimals")
    func money() {
        #expect(Fen(365).description == "3.65")
        #expect(Fen(-5).description == "-0.05")
        #expect(Fen(151_900_000).description == "1519000.00")
    }
}
