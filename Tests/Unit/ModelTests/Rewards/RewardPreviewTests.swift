import SeededRandom
import Testing

@testable import Model

@Suite("What a rule would have cost")
struct RewardPreviewTests {
    let own: [CategoryCode: CategoryReward]
    let categories: [CategoryCode]
    let towns: [TownCode]

    init() throws {
        categories = try ["0101", "0103", "0201"].map { try #require(CategoryCode(rawValue: $0)) }
        own = [
            categories[0]: CategoryReward(points: Points(10), redPacket: Fen(500)),
            categories[1]: CategoryReward(points: Points(10), redPacket: Fen(400)),
            categories[2]: CategoryReward(points: Points(2)),
        ]
        towns = try ["441900003", "441900115"].map { try #require(TownCode(rawValue: $0)) }
    }

    /// Reports as they were decided on under a rule of the time, by a loop of the test's own.
    private func history(_ seed: UInt64, count: Int, share: Int, cap: Int, budget: Fen) -> [PastReport] {
        var random = SeededGenerator(seed: seed)
        var left: [String: Fen] = [:]
        var wins: [String: Int] = [:]
        return (0..<count).map { number in
            let day = "2026-\(number * 60 < count * 31 ? "10" : "11")-\(10 + number * 60 / count % 20)"
            let (town, category) = (towns.randomElement(using: &random), categories.randomElement(using: &random))
            let citizen = CitizenID(Samples.uuid(UInt8.random(in: 100..<108, using: &random)))
            let (report, message) = (ReportID.named("past/\(number)"), MessageID.named("told/\(number)"))
            let finding: Finding =
                [.confirmed, .resolvedOnSite, .goneOnArrival, .duplicate].randomElement(using: &random) ?? .confirmed
            let drawSeed = RedPacketDraw.commitment(to: day)
            let isTrue = finding == .confirmed || finding == .resolvedOnSite
            let rule = category.flatMap { own[$0] }
            let budgetKey = "\(town?.rawValue ?? "") \(day.prefix(7))"
            let isAnonymous = Int.random(in: 0..<10, using: &random) == 0
            var fen = Fen.zero
            if isTrue, let amount = rule?.redPacket, !isAnonymous, wins["\(citizen) \(day)", default: 0] < cap,
                RedPacketDraw(seed: drawSeed)
                    .win(among: [Prize(winnersOf1000: share, amount)], report, verifiedBy: message) != nil,
                left[budgetKey, default: budget] >= amount
            {
                fen = amount
                left[budgetKey, default: budget] -= amount
                wins["\(citizen) \(day)", default: 0] += 1
            }
            return PastReport(
                id: report,
                citizenID: citizen,
                isAnonymous: isAnonymous,
                isEmergency: false,
                townCode: town ?? towns[0],
                categoryCode: category ?? categories[0],
                finding: finding,
                registeredAt: Samples.now,
                decidedAt: Samples.now + .seconds(Int64(number)),
                day: day,
                seed: drawSeed,
                message: message,
                points: finding == .duplicate ? Points(1) : rule?.points ?? .zero,
                fen: fen
            )
        }
    }

    private func preview(_ rule: TrialRule, _ reports: [PastReport]) -> RewardPreview {
        var preview = RewardPreview(rule, own: own)
        for report in reports { preview.take(report) }
        return preview
    }

    @Test(
        "The rule that held costs again what it cost, to the point and the fen, in every town and month",
        arguments: 0..<20 as Range<UInt64>
    )
    func same(seed: UInt64) {
        let (share, cap, budget) = (300 + Int(seed) * 25, 2 + Int(seed % 3), Fen(Int64(4_000 + seed * 500)))
        let reports = history(seed, count: 900, share: share, cap: cap, budget: budget)
        let preview = preview(TrialRule(winnersOf1000: share, dailyCap: cap, budget: budget), reports)
        #expect(preview.lines.count == 4)
        for (place, line) in preview.lines {
            #expect(line.fen == line.fenThen && line.redPackets == line.redPacketsThen, "seed \(seed), \(place)")
            #expect(line.points == line.pointsThen)
        }
        #expect(preview.total.reports == 900 && preview.total.redPackets > 20)
    }

    @Test("Amounts lie in their range and are as likely as each other; other categories keep their own")
    func amounts() {
        let reports = history(1, count: 3000, share: 1000, cap: 1000, budget: Fen(1_000_000_000))
        let proposed = RewardRule(
            id: .named("proposed"),
            category: categories[0].rawValue,
            points: Points(3),
            prizes: [Prize(lowest: Fen(200), highest: Fen(400))]
        )
        let rule = TrialRule(
            rules: RewardRules().trying([proposed]),
            dailyCap: 1000,
            budget: Fen(1_000_000_000)
        )
        let first = preview(rule, reports.filter { $0.categoryCode == categories[0] }).total
        let mean = Double(first.fen.amount) / Double(first.redPackets)
        #expect(abs(mean - 300) < 12, "mean \(mean)")
        let others = preview(rule, reports.filter { $0.categoryCode != categories[0] }).total
        #expect(others.fen == others.fenThen && others.points == others.pointsThen)
        let none = RewardRules().trying([RewardRule(id: .named("none"), prizes: [])])
        #expect(preview(TrialRule(rules: none, budget: Fen(1)), reports).total.redPackets == 0)
    }

    @Test("A cap by month and a budget bind, and what they decline is told")
    func caps() {
        let reports = history(2, count: 2000, share: 1000, cap: 1000, budget: Fen(1_000_000_000))
        var rule = TrialRule(dailyCap: 1000, monthlyCap: 5, budget: Fen(1_000_000_000))
        let capped = preview(rule, reports).total
        // Eight people, two months.
        #expect(capped.redPackets == 8 * 2 * 5 && capped.declined[.capReached, default: 0] > 100)
        rule.monthlyCap = nil
        rule.budgets = [TownMonth(town: towns[0], month: "2026-10"): Fen(1_234)]
        let lines = preview(rule, reports).lines
        let bound = lines[TownMonth(town: towns[0], month: "2026-10")] ?? .init()
        #expect(bound.fen == Fen(1_000) || bound.fen == Fen(900) || bound.fen == Fen(1_200))
        #expect(bound.declined[.budgetExhausted, default: 0] > 50)
    }

    @Test("A larger share wins all that a smaller one won, and the same preview is the same every time")
    func shares() {
        let reports = history(3, count: 1000, share: 500, cap: 1000, budget: Fen(1_000_000_000))
        func total(_ share: Int) -> RewardPreview.Line {
            preview(TrialRule(winnersOf1000: share, dailyCap: 1000, budget: Fen(1_000_000_000)), reports).total
        }
        #expect(total(200).redPackets < total(500).redPackets && total(500).redPackets < total(1000).redPackets)
        #expect(total(400) == total(400))
    }
}
