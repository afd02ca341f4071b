/// All limits of the city with its calendar, resolved beforehand: the limits of a report are found in two look-ups.
package struct LimitPolicies: Sendable {
    private struct Key: Hashable {
        let scope: LimitPolicy.Scope
        let town: TownCode?
    }

    package let calendar: WorkingCalendar
    private let resolved: [Key: TimeLimits]
    private let towns: Set<TownCode>

    /// Where nothing is set: the standard limits in clock hours.
    package static let standard = LimitPolicies([], calendar: .plain)

    package init(_ policies: [LimitPolicy], calendar: WorkingCalendar) {
        self.calendar = calendar
        towns = Set(policies.compactMap(\.town))
        let ordered = policies.sorted { $0.particularity < $1.particularity }
        var resolved: [Key: TimeLimits] = [:]
        for scope in Set(policies.map(\.scope)).union([.all]) {
            for town in [nil] + towns.map(Optional.some) {
                let applicable = ordered.filter { policy in
                    (policy.town == nil || policy.town == town) && scope.isCovered(by: policy.scope)
                }
                var limits = TimeLimits.standard
                limits.calendar = calendar
                for policy in applicable { limits.apply(policy) }
                resolved[Key(scope: scope, town: town)] = limits
            }
        }
        self.resolved = resolved
    }

    /// The limits of a category in a town; nil town: the city's own.
    package func limits(for category: CategoryCode, in town: TownCode?) -> TimeLimits {
        let town = town.flatMap { towns.contains($0) ? $0 : nil }
        return resolved[Key(scope: .item(category), town: town)]
            ?? resolved[Key(scope: .categoryClass(category.categoryClass), town: town)]
            ?? resolved[Key(scope: .all, town: town)]
            ?? .standard
    }

    package func limits(for report: ReportSummary) -> TimeLimits {
        limits(for: report.categoryCode, in: report.townCode)
    }
}

extension LimitPolicy.Scope {
    /// Whether a policy of that scope is about everything in this one.
    fileprivate func isCovered(by other: LimitPolicy.Scope) -> Bool {
        switch (self, other) {
        case (_, .all): true
        case (.item(let code), .categoryClass(let digits)): code.categoryClass == digits
        default: self == other
        }
    }
}
