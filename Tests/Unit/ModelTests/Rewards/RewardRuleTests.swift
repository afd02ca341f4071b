import Foundation
import SeededRandom
import Testing

@testable import Model

@Suite("The city's rules for what true reports bring")
struct RewardRuleTests {
    private let own = CategoryReward(points: Points(10), redPacket: Fen(500))
    private let categories = ["0101", "0102", "0201", "0301"]
    private let campaigns = ["fire-2026", "school_1"]
    private let cohorts = ["riders", "pupils"]

    private func rule(
        _ name: String,
        category: String = "*",
        campaign: String? = nil,
        cohort: String? = nil,
        from: Int64? = nil,
        until: Int64? = nil,
        points: Int64? = 1,
        extra: Int64 = 0,
        prizes: [Prize]? = nil,
        isActive: Bool = true
    ) -> RewardRule {
        RewardRule(
            id: .named(name),
            name: name,
            category: category,
            campaignCode: campaign.flatMap(CampaignCode.init(rawValue:)),
            cohortCode: cohort.flatMap(CohortCode.init(rawValue:)),
            from: from.map { Samples.now + .seconds($0) },
            until: until.map { Samples.now + .seconds($0) },
            points: points.map { Points($0) },
            extraPoints: Points(extra),
            prizes: prizes,
            isActive: isActive
        )
    }

    private func matter(
        _ category: String = "0101",
        campaign: String? = nil,
        cohort: String? = nil,
        source: ReportSource = .citizen,
        at seconds: Int64 = 0
    ) throws -> RewardMatter {
        RewardMatter(
            categoryCode: try #require(CategoryCode(rawValue: category)),
            source: source,
            campaign: campaign.flatMap(CampaignCode.init(rawValue:)).map {
                CampaignMark(code: $0, cohortCode: cohort.flatMap(CohortCode.init(rawValue:)))
            },
            registeredAt: Samples.now + .seconds(seconds)
        )
    }

    private func named(_ rules: [RewardRule], _ matter: RewardMatter) -> String? {
        RewardRules(rules.map { RewardRules.Entry($0, version: 1) }).entry(for: matter)?.rule.name
    }

    @Test("A campaign's counts before a cohort's, that before an item's, a class's, a period's and one for all")
    func particular() throws {
        let all = [
            rule("all"), rule("period", from: -10, until: 10), rule("class", category: "01"),
            rule("item", category: "0101"), rule("cohort", cohort: "riders"),
            rule("campaign", campaign: "fire-2026"), rule("both", campaign: "fire-2026", cohort: "riders"),
        ]
        let full = try matter(campaign: "fire-2026", cohort: "riders")
        var left = all
        for name in ["both", "campaign", "cohort", "item", "class", "period", "all"] {
            #expect(named(left.shuffled(), full) == name)
            left.removeAll { $0.name == name }
        }
        #expect(named(all, try matter()) == "item")
        #expect(named(all, try matter("0102")) == "class")
        #expect(named(all, try matter("0201")) == "period")
        #expect(named(all, try matter("0201", at: 10)) == "all", "its end belongs to a period no more")
        #expect(named(all, try matter("0201", at: -10)) == "period")
        #expect(named([rule("stopped", isActive: false)], full) == nil)
    }

    @Test("Of equals the one whose period began later counts, and then there is still no doubt")
    func equals() throws {
        let old = rule("old", from: -100)
        let new = rule("new", from: -50)
        #expect(named([old, new], try matter()) == "new")
        let twins = [rule("a"), rule("b")]
        #expect(named(twins, try matter()) == named(twins.reversed(), try matter()))
    }

    @Test("What a rule does not say is the category's; extra points come on top")
    func parts() throws {
        func terms(_ rule: RewardRule) throws -> RewardTerms? {
            RewardRules([RewardRules.Entry(rule, version: 7)])
                .terms(for: try matter(), own: own, winnersOf1000: 300)
        }
        let standard = Prize(winnersOf1000: 300, Fen(500))
        let extra = try #require(try terms(rule("extra", points: nil, extra: 5)))
        #expect(extra.points == Points(15) && extra.prizes == [standard])
        #expect(extra.ruleID == .named("extra") && extra.ruleVersion == 7)
        let plain = try #require(try terms(rule("points", points: 3)))
        #expect(plain.points == Points(3) && plain.prizes == [standard])
        #expect(try terms(rule("none", points: nil, prizes: []))?.prizes == [])
        let range = Prize(lowest: Fen(100), highest: Fen(300))
        #expect(try terms(rule("range", prizes: [range]))?.prizes == [range])
        let nothing = RewardRules().terms(for: try matter(), own: self.own, winnersOf1000: 1000)
        #expect(nothing == RewardTerms(points: Points(10), prizes: [Prize(Fen(500))]))
    }

    @Test("No rule rewards a patrol, or a category that is never rewarded")
    func excluded() throws {
        let rules = RewardRules([RewardRules.Entry(rule("all", prizes: [Prize(Fen(500))]), version: 1)])
        #expect(rules.terms(for: try matter(source: .patrol), own: own, winnersOf1000: 1000) == nil)
        #expect(rules.terms(for: try matter(), own: nil, winnersOf1000: 1000) == nil)
        var report = try Stage().registered().report
        for change in [{ $0.isEmergency = true }, { $0.citizenID = nil }] as [(inout ReportSummary) -> Void] {
            change(&report)
            #expect(rules.terms(for: RewardMatter(report), own: own, winnersOf1000: 1000) == nil)
            report = try Stage().registered().report
        }
        #expect(rules.terms(for: RewardMatter(report), own: own, winnersOf1000: 1000) != nil)
    }

    @Test("Whatever rules there are, in whatever order: one counts, it fits, and none that fits is more particular")
    func always() throws {
        var random = SeededGenerator(seed: 20_261_128)
        func maybe<Value>(_ values: [Value]) -> Value? {
            Bool.random(using: &random) ? nil : values.randomElement(using: &random)
        }
        for round in 0..<500 {
            let rules = (0..<Int.random(in: 0...12, using: &random)).map { number in
                rule(
                    "rule \(round)/\(number)",
                    category: (["*", "01", "02"] + categories).randomElement(using: &random) ?? "*",
                    campaign: maybe(campaigns),
                    cohort: maybe(cohorts),
                    from: maybe([-20, 0]),
                    until: maybe([0, 20]),
                    isActive: Int.random(in: 0..<5, using: &random) > 0
                )
            }
            let matter = try matter(
                categories.randomElement(using: &random) ?? "0101",
                campaign: maybe(campaigns),
                cohort: maybe(cohorts),
                at: Int64.random(in: -30...30, using: &random)
            )
            let fitting = rules.filter { $0.fits(matter) }
            let chosen = named(rules, matter)
            #expect(chosen == named(rules.shuffled(using: &random), matter))
            #expect((chosen == nil) == fitting.isEmpty)
            guard let winner = fitting.first(where: { $0.name == chosen }) else { continue }
            for other in fitting where other != winner {
                #expect(winner.counts(before: other) && !other.counts(before: winner))
            }
            #expect(winner.campaignCode != nil || fitting.allSatisfy { $0.campaignCode == nil })
        }
    }

    @Test(
        "Amounts lie within their bounds and reach both; prizes are won as often as they say, and no report wins twice"
    )
    func prizes() {
        let prizes = [
            Prize(winnersOf1000: 50, Fen(2_500)), Prize(winnersOf1000: 200, lowest: Fen(100), highest: Fen(103)),
        ]
        var won: [Fen: Int] = [:]
        let draw = RedPacketDraw(seed: "5eed")
        for number in 0..<20_000 {
            let report = ReportID.named("prize/\(number)")
            guard let win = draw.win(among: prizes, report, verifiedBy: .named("told/\(number)")) else { continue }
            won[win, default: 0] += 1
        }
        #expect(Set(won.keys) == [Fen(100), Fen(101), Fen(102), Fen(103), Fen(2_500)])
        #expect((850...1_150).contains(won[Fen(2_500)] ?? 0))
        for fen in 100...103 { #expect((850...1_150).contains(won[Fen(Int64(fen))] ?? 0), "\(fen)") }
    }

    /// What a command that is told to citizens prints in their shell.
    private func printed(by command: String) throws -> String {
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", command]
        shell.standardOutput = output
        try shell.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        return said.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test("The commands that are told give the commitment, the number and what was won, or say that nothing was drawn")
    func recipe() throws {
        let prizes = [
            Prize(winnersOf1000: 300, lowest: Fen(100), highest: Fen(900)), Prize(winnersOf1000: 300, Fen(50)),
        ]
        let draw = RedPacketDraw(seed: "5eed")
        var seen: Set<Int64> = []
        for number in 0..<40 {
            let (report, message) = (ReportID.named("recipe/\(number)"), MessageID.named("told/\(number)"))
            let recipe = RedPacketDraw.recipe(among: prizes, seed: draw.seed, report: report, message: message)
            let place = draw.place(of: report, verifiedBy: message)
            let win = draw.win(among: prizes, report, verifiedBy: message)?.amount ?? 0
            #expect(try printed(by: recipe) == "\(place) \(win)", "\(recipe)")
            #expect((win > 0) == (place < 600))
            seen.insert(win)
        }
        #expect(seen.contains(0) && seen.contains(50) && seen.count > 3)
        let (report, message) = (ReportID.named("recipe"), MessageID.named("told"))
        func recipe(_ prizes: [Prize]?) -> String {
            RedPacketDraw.recipe(among: prizes, seed: draw.seed, report: report, message: message)
        }
        // A fixed amount, a share that wins one, and a reward of the first release, which knows its share alone.
        let fixed = try printed(by: recipe([Prize(Fen(50))]))
        #expect(fixed.contains("nothing was drawn") && fixed.hasSuffix(" 50"))
        #expect(RedPacketDraw.isFixed([Prize(Fen(50))]) && !RedPacketDraw.isFixed(prizes))
        let share = [Prize(winnersOf1000: 400, Fen(70))]
        let win = draw.win(among: share, report, verifiedBy: message)?.amount ?? 0
        let place = draw.place(of: report, verifiedBy: message)
        #expect(try printed(by: recipe(share)) == "\(place) \(win)")
        #expect(try printed(by: recipe(nil)) == "\(place)")
        #expect(try printed(by: recipe([])) == "\(place) 0")
        #expect(
            try printed(by: RedPacketDraw.commitmentRecipe(seed: draw.seed))
                == RedPacketDraw.commitment(to: draw.seed)
        )
    }

    @Test("A rule that cannot be is refused, with what is wrong")
    func faults() {
        func fault(_ rule: RewardRule) -> RefusalCode? { rule.fault?.code }
        #expect(fault(rule("fine", prizes: [Prize(winnersOf1000: 1000, Fen(500))])) == nil)
        #expect(fault(rule("fine", points: nil, prizes: [])) == nil)
        #expect(fault(rule("category", category: "1")) == .categoryUnknown)
        #expect(fault(rule("span", from: 5, until: 5)) == .spanInvalid)
        #expect(fault(rule("empty", points: nil)) == .rewardRuleInvalid)
        #expect(fault(rule("negative", points: -1)) == .rewardRuleInvalid)
        #expect(fault(rule("many", extra: 10_001)) == .rewardRuleInvalid)
        #expect(fault(RewardRule(id: .named("patrol"), source: .patrol, points: Points(1))) == .rewardRuleInvalid)
        let wrong = [
            Prize(winnersOf1000: 0, Fen(500)), Prize(winnersOf1000: 1001, Fen(500)), Prize(Fen(9)),
            Prize(Fen(200_000)), Prize(lowest: Fen(300), highest: Fen(200)),
        ]
        for prize in wrong { #expect(fault(rule("prize", prizes: [prize])) == .rewardRuleInvalid, "\(prize)") }
        let halves = Array(repeating: Prize(winnersOf1000: 501, Fen(500)), count: 2)
        #expect(fault(rule("more than all", prizes: halves)) == .rewardRuleInvalid)
    }

    @Test("Only the city sets rules")
    func actors() throws {
        let cell = try #require(Samples.cell)
        for role in Role.allCases {
            let actor = CommandActor(id: AccountID(Samples.uuid(5)), role: role, scope: .town(cell.town))
            #expect((rule("any").refusal(to: actor) == nil) == (role == .cityAdmin))
        }
    }
}
