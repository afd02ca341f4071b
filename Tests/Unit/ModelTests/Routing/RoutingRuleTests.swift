import Testing

@testable import Model

@Suite("Routing rules")
struct RoutingRuleTests {
    private let stage: Stage
    /// A Monday, 10:00.
    private let office = Timestamp(seconds: 1_795_399_200)
    private let calendar = WorkingCalendar.plain

    init() throws { stage = try Stage() }

    private func rule(
        _ number: UInt8,
        priority: Int = 10,
        town: TownCode? = nil,
        category: String = "*",
        village: VillageCode? = nil,
        words: [String] = [],
        hours: RoutingRule.Hours = .always,
        to department: DepartmentCode? = nil,
        isActive: Bool = true
    ) -> RoutingRule {
        RoutingRule(
            id: RoutingRuleID(Samples.uuid(number)),
            townCode: town,
            priority: priority,
            category: category,
            villageCode: village,
            words: words,
            hours: hours,
            departmentCode: department,
            departmentKind: department == nil ? stage.department.kind : nil,
            isActive: isActive
        )
    }

    private func route(_ rules: [RoutingRule], words: String = "小车堵住出口", at moment: Timestamp? = nil)
        -> RoutingRuleID?
    {
        let matter = RoutingMatter(
            categoryCode: stage.category.code,
            villageCode: stage.village,
            words: words,
            confirmedAt: moment ?? office
        )
        return RoutingRules(rules).route(matter, in: calendar) { _ in true }?.rule
    }

    @Test("The smallest priority counts; between the same a town's rule before the city's; what is off is not asked")
    func order() {
        let (city, own, late) = (rule(1), rule(2, town: stage.town), rule(3, priority: 20, town: stage.town))
        #expect(route([late, city, own]) == own.id)
        #expect(route([late, city]) == city.id)
        #expect(route([rule(1, isActive: false), late]) == late.id)
        #expect(route([]) == nil)
    }

    @Test("Category, village, words and hours all must fit")
    func conditions() throws {
        for scope in ["*", "01", "0102"] { #expect(route([rule(1, category: scope)]) != nil) }
        for scope in ["02", "0103"] { #expect(route([rule(1, category: scope)]) == nil) }
        #expect(route([rule(1, village: stage.village)]) != nil)
        let elsewhere = try #require(VillageCode(rawValue: "441900003001"))
        #expect(route([rule(1, village: elsewhere)]) == nil)
        #expect(route([rule(1, words: ["货车", "小车"])]) != nil)
        #expect(route([rule(1, words: ["货车"])]) == nil)
        let isOpen = calendar.isOfficeTime(office)
        #expect((route([rule(1, hours: .office)]) != nil) == isOpen)
        #expect((route([rule(1, hours: .outside)]) != nil) == !isOpen)
        let other = try #require(TownCode(rawValue: "441900003"))
        #expect(route([rule(1, town: other)]) == nil)
    }

    @Test("A kind is the case's own town's office, and a department that works no more is passed over")
    func departments() throws {
        let committee = rule(1, to: stage.otherDepartment)
        let matter = RoutingMatter(
            categoryCode: stage.category.code,
            villageCode: stage.village,
            words: "",
            confirmedAt: office
        )
        let rules = RoutingRules([committee, rule(2, priority: 20)])
        let all = rules.route(matter, in: calendar) { _ in true }
        #expect(all?.department == stage.otherDepartment)
        let open = rules.route(matter, in: calendar) { $0 != stage.otherDepartment }
        #expect(open?.department == DepartmentCode(town: stage.town, kind: stage.department.kind))
        let replaced = rules.replacing(rule(1, isActive: false)).route(matter, in: calendar) { _ in true }
        #expect(replaced?.rule == rule(2).id)
    }

    @Test("A centre rules its own town, the city all; a rule names either a department or a kind")
    func rights() throws {
        let own = rule(1, town: stage.town)
        #expect(own.refusal(to: stage.centre) == nil)
        #expect(own.refusal(to: stage.otherCentre)?.code == .outsideYourArea)
        #expect(rule(1).refusal(to: stage.centre)?.code == .outsideYourArea)
        let city = CommandActor(id: AccountID(Samples.uuid(30)), role: .cityAdmin, scope: .city)
        #expect(rule(1).refusal(to: city) == nil && own.refusal(to: city) == nil)
        #expect(own.refusal(to: stage.officer)?.code == .notPermitted)
        #expect(rule(1, category: "1").fault?.code == .categoryUnknown)
        #expect(rule(1, words: [" "]).fault?.code == .wordsMissing)
        let none = RoutingRule(id: own.id, townCode: nil, priority: 1)
        #expect(none.fault?.code == .unknownDepartment)
    }
}
