/// What a true report brings by the rule that counts for it, before caps and budgets. It is kept with the decision: a rule
/// that changes later changes nothing that is past.
package struct RewardTerms: Hashable, Codable, Sendable {
    /// The rule; nil where the category's own figures count.
    package let ruleID: RewardRuleID?
    /// The rule's version.
    package let ruleVersion: Int?
    package let points: Points
    /// What the draw can bring, in the order in which its number is held against them; empty: points only.
    package let prizes: [Prize]

    package init(ruleID: RewardRuleID? = nil, ruleVersion: Int? = nil, points: Points, prizes: [Prize] = []) {
        self.ruleID = ruleID
        self.ruleVersion = ruleVersion
        self.points = points
        self.prizes = prizes
    }

    /// A category's own figures.
    /// - Parameter winnersOf1000: of a thousand true reports so many win.
    package init(_ own: CategoryReward, winnersOf1000: Int) {
        self.init(
            points: own.points,
            prizes: own.redPacket.map { [Prize(winnersOf1000: winnersOf1000, $0)] } ?? []
        )
    }

    /// Of a thousand true reports so many win any of the prizes.
    package var winnersOf1000: Int { prizes.reduce(0) { $0 + $1.winnersOf1000 } }
}
