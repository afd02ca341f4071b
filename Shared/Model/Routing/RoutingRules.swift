/// All rules in force, in the order in which they are asked.
package struct RoutingRules: Sendable {
    private let rules: [RoutingRule]

    package init(_ rules: some Sequence<RoutingRule>) {
        self.rules = rules.sorted { left, right in
            if left.priority != right.priority { return left.priority < right.priority }
            if (left.townCode == nil) != (right.townCode == nil) { return left.townCode != nil }
            return left.id < right.id
        }
    }

    /// The same with one more, or with another version of one.
    package func replacing(_ rule: RoutingRule) -> RoutingRules {
        RoutingRules(rules.filter { $0.id != rule.id } + [rule])
    }

    /// Where a case goes: what the first rule says that fits and whose department works; nil where none does.
    package func route(
        _ matter: RoutingMatter,
        in calendar: WorkingCalendar,
        works: (DepartmentCode) throws -> Bool
    ) rethrows -> (department: DepartmentCode, rule: RoutingRuleID)? {
        for rule in rules where rule.fits(matter, in: calendar) {
            if let department = rule.department(of: matter), try works(department) { return (department, rule.id) }
        }
        return nil
    }
}
