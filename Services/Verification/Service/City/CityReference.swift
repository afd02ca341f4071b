package import Model

/// What verification has to know of the city: its officers, its categories and their time limits.
package struct CityReference: Sendable {
    package let roster: OfficerRoster
    private let categories: [CategoryCode: CategoryTraits]
    private let limits: [CategoryCode: TimeLimits]

    package init(roster: OfficerRoster, categories: [CategoryCode: CategoryTraits], limits: [CategoryCode: TimeLimits])
    {
        self.roster = roster
        self.categories = categories
        self.limits = limits
    }

    package func category(_ code: CategoryCode) -> CategoryTraits? { categories[code] }

    /// The category's own limits; the standard ones for a category that is no longer in use.
    package func limits(for code: CategoryCode) -> TimeLimits { limits[code] ?? .standard }
}
