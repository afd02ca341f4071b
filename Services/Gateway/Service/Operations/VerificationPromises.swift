package import Model

/// What can be said at submission about when a report will be verified, of the city's limits and categories.
package struct VerificationPromises: Sendable {
    private let categories: [CategoryCode: CategoryTraits]
    private let policies: LimitPolicies

    package init(categories: [CategoryCode: CategoryTraits], policies: LimitPolicies) {
        self.categories = categories
        self.policies = policies
    }

    /// The date that holds in the whole city, and when work begins where that is not now; its town is found only later and
    /// may set another. Nothing for an emergency, where nobody shall wait, and for what goes to the police.
    func promise(to report: SubmitReport) -> ProgressDetails? {
        guard let category = categories[report.categoryCode],
            ReportTriage(category: category, words: report.words) == .ordinary
        else { return nil }
        let limits = policies.limits(for: category.code, in: nil)
        let rule = limits.rule(of: .verification, urgency: category.urgency)
        let now = report.acceptedAt
        let begins = rule.amount.unit == .clockHours ? now : limits.calendar.nextOfficeTime(from: now)
        return ProgressDetails(
            expectedOn: rule.points(from: now, in: limits.calendar).dueAt,
            beginsOn: begins > now ? begins : nil
        )
    }
}
