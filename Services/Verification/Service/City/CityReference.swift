package import Model

/// What verification has to know of the city: its officers, its categories and their time limits.
package struct CityReference: Sendable {
    /// Of which the roster is.
    let areas: AreaRevision
    package let roster: OfficerRoster
    private let categories: [CategoryCode: CategoryTraits]
    private let limits: LimitPolicies

    init(
        areas: AreaRevision,
        roster: OfficerRoster,
        categories: [CategoryCode: CategoryTraits],
        limits: LimitPolicies
    ) {
        self.areas = areas
        self.roster = roster
        self.categories = categories
        self.limits = limits
    }

    package func category(_ code: CategoryCode) -> CategoryTraits? { categories[code] }

    /// The limits of a report's category where it lies.
    package func limits(for report: ReportSummary) -> TimeLimits { limits.limits(for: report) }
}
