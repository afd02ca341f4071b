/// What is tried on past reports: rules as they would stand, with caps and budgets.
package struct TrialRule: Sendable {
    /// Those that would be in force; where none fits the category's own figures count.
    package var rules: RewardRules
    /// Of a thousand true reports so many win where the category's own red packet counts.
    package var winnersOf1000: Int
    /// Red packets of a citizen in a day.
    package var dailyCap: Int
    /// Red packets of a citizen in a month; nil: no such cap.
    package var monthlyCap: Int?
    /// Of a town in a month; nil where another was set.
    package var budgets: [TownMonth: Fen]
    /// Of the others.
    package var budget: Fen

    package init(
        rules: RewardRules = RewardRules(),
        winnersOf1000: Int = 1000,
        dailyCap: Int = 10,
        monthlyCap: Int? = nil,
        budgets: [TownMonth: Fen] = [:],
        budget: Fen
    ) {
        self.rules = rules
        self.winnersOf1000 = winnersOf1000
        self.dailyCap = dailyCap
        self.monthlyCap = monthlyCap
        self.budgets = budgets
        self.budget = budget
    }
}
