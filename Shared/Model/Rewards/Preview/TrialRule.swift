/// A rule that is tried on past reports: what is nil stays as the category has it.
package struct TrialRule: Hashable, Sendable {
    /// Where it holds; nil: everywhere. Other categories keep their own rules.
    package var categories: Set<CategoryCode>?
    package var points: Points?
    /// What a red packet holds: all amounts between the two are as likely. `0...0`: none.
    package var amounts: ClosedRange<Fen>?
    /// The share of true reports that win, 0 to 1.
    package var share: Double
    /// Red packets of a citizen in a day.
    package var dailyCap: Int
    /// Red packets of a citizen in a month; nil: no such cap.
    package var monthlyCap: Int?
    /// Of a town in a month; nil where another was set.
    package var budgets: [TownMonth: Fen]
    /// Of the others.
    package var budget: Fen

    package init(
        categories: Set<CategoryCode>? = nil,
        points: Points? = nil,
        amounts: ClosedRange<Fen>? = nil,
        share: Double = 1,
        dailyCap: Int = 10,
        monthlyCap: Int? = nil,
        budgets: [TownMonth: Fen] = [:],
        budget: Fen
    ) {
        self.categories = categories
        self.points = points
        self.amounts = amounts
        self.share = share
        self.dailyCap = dailyCap
        self.monthlyCap = monthlyCap
        self.budgets = budgets
        self.budget = budget
    }

    /// What a true report brings under it.
    func rule(for report: PastReport, own: RewardRule?) -> RewardRule? {
        guard let own, categories?.contains(report.categoryCode) ?? true else { return own }
        return RewardRule(
            points: points ?? own.points,
            redPacket: amounts.map { amount(of: report, in: $0) } ?? own.redPacket
        )
    }

    private func amount(of report: PastReport, in range: ClosedRange<Fen>) -> Fen {
        let width = Double(range.upperBound.amount - range.lowerBound.amount + 1)
        return min(range.upperBound, range.lowerBound + Fen(Int64(report.number("amount") * width)))
    }
}
