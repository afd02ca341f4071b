import Testing

@testable import Model

@Suite("Limits of the city")
struct LimitPolicyTests {
    private let item: CategoryCode
    private let sibling: CategoryCode
    private let stranger: CategoryCode
    private let town: TownCode
    private let otherTown: TownCode

    init() throws {
        item = try #require(CategoryCode(rawValue: "0701"))
        sibling = try #require(CategoryCode(rawValue: "0702"))
        stranger = try #require(CategoryCode(rawValue: "0901"))
        town = try #require(TownCode(rawValue: "441900003"))
        otherTown = try #require(TownCode(rawValue: "441900004"))
    }

    private func policies(_ policies: LimitPolicy...) -> LimitPolicies {
        LimitPolicies(policies, calendar: .plain)
    }

    private func policy(
        _ scope: LimitPolicy.Scope,
        _ hours: Double,
        urgency: Urgency? = nil,
        town: TownCode? = nil
    ) -> LimitPolicy {
        LimitPolicy(stage: .dispatch, scope: scope, urgency: urgency, town: town, rule: LimitRule(.clockHours(hours)))
    }

    private func hours(
        _ policies: LimitPolicies,
        _ category: CategoryCode,
        _ town: TownCode?,
        _ urgency: Urgency = .normal
    ) -> Double {
        policies.limits(for: category, in: town).rule(of: .dispatch, urgency: urgency).amount.count
    }

    @Test(
        "The most particular policy counts: item, class, all; in each the town's before the city's, then the urgency's"
    )
    func particularity() {
        let policies = policies(
            policy(.all, 1),
            policy(.all, 2, urgency: .urgent),
            policy(.all, 3, town: town),
            policy(.categoryClass("07"), 4),
            policy(.categoryClass("07"), 5, town: town),
            policy(.item(item), 6),
            policy(.item(item), 7, urgency: .urgent, town: town)
        )
        #expect(hours(policies, stranger, otherTown) == 1)
        #expect(hours(policies, stranger, otherTown, .urgent) == 2)
        #expect(hours(policies, stranger, town) == 3)
        #expect(hours(policies, stranger, town, .urgent) == 3, "the town's own comes before the urgency's")
        #expect(hours(policies, sibling, otherTown) == 4)
        #expect(hours(policies, sibling, town) == 5)
        #expect(hours(policies, item, otherTown) == 6)
        #expect(hours(policies, item, town) == 6, "an item's comes before a class's of the town")
        #expect(hours(policies, item, town, .urgent) == 7)
        #expect(hours(policies, item, nil, .urgent) == 6)
    }

    @Test("What the city does not set keeps the standard limit; the city's calendar counts everywhere")
    func standard() throws {
        let calendar = try WorkingCalendarTests.year2026
        let policies = LimitPolicies([policy(.item(item), 5)], calendar: calendar)
        let limits = policies.limits(for: stranger, in: town)
        #expect(limits.rule(of: .rectification, urgency: .normal).amount == .clockHours(72))
        #expect(limits.calendar == calendar)
        #expect(policies.limits(for: item, in: town).rule(of: .overall, urgency: .urgent).amount == .clockHours(72))
        for stage in TimeLimitStage.allCases {
            #expect(TimeLimits.standard.rule(of: stage, urgency: .normal).amount.count > 0)
        }
    }

    @Test("A category's scope is read and written as digits")
    func scopes() {
        for text in ["*", "07", "0701"] { #expect(LimitPolicy.Scope(text)?.description == text) }
        for text in ["", "7", "070", "07010", "ab", "all"] { #expect(LimitPolicy.Scope(text) == nil) }
    }

    @Test("A warning comes at three quarters of the working time, in office hours")
    func warning() throws {
        let calendar = try WorkingCalendarTests.year2026
        let start = try #require(Timestamp("2026-11-27T16:30:00+08:00"))
        let points = LimitRule(.workingHours(8)).points(from: start, in: calendar)
        #expect(points.warnAt == Timestamp("2026-11-30T16:00:00+08:00"))
        #expect(points.dueAt == Timestamp("2026-12-01T09:00:00+08:00"))
        #expect(calendar.elapsed(from: start, to: points.dueAt) == 8 * 3_600_000_000)
    }

    @Test("Five minutes are five minutes though they are written as a part of an hour")
    func rounding() {
        #expect(LimitAmount(0.083333, .clockHours).time(in: .plain) == 300_000_000)
        #expect(LimitAmount.workingDays(2).time(in: .plain) == 2 * 23_400_000_000)
        #expect(LimitAmount.workingDays(3).description == "3 workingDays")
        #expect(LimitAmount.clockHours(0.5).description == "0.5 clockHours")
    }
}
