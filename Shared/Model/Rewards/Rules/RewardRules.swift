/// The rules of the city, and which of them counts for a report; pure, so that anybody can tell.
package struct RewardRules: Sendable {
    package struct Entry: Hashable, Sendable {
        package let rule: RewardRule
        package let version: Int

        package init(_ rule: RewardRule, version: Int) {
            self.rule = rule
            self.version = version
        }
    }

    /// The most particular first.
    private let entries: [Entry]

    package init(_ entries: [Entry] = []) {
        self.entries = entries.sorted { $0.rule.counts(before: $1.rule) }
    }

    /// With these tried in front of all that say less, each instead of the rule of its id.
    package func trying(_ rules: [RewardRule]) -> RewardRules {
        let tried = Set(rules.map(\.id))
        return RewardRules(
            entries.filter { !tried.contains($0.rule.id) } + rules.map { Entry($0, version: 0) }
        )
    }

    /// The rule that counts; nil: the category's own figures.
    package func entry(for matter: RewardMatter) -> Entry? { entries.first { $0.rule.fits(matter) } }

    /// What a true report brings; nil where nothing can bring anything (an emergency, a crime tip, a patrol).
    /// - Parameters:
    ///   - own: the category's; nil where it is never rewarded.
    ///   - winnersOf1000: of a thousand true reports so many win where the category's own red packet counts.
    package func terms(for matter: RewardMatter, own: CategoryReward?, winnersOf1000: Int) -> RewardTerms? {
        guard let own, matter.mayBring else { return nil }
        let standard = RewardTerms(own, winnersOf1000: winnersOf1000)
        guard let entry = entry(for: matter) else { return standard }
        return RewardTerms(
            ruleID: entry.rule.id,
            ruleVersion: entry.version,
            points: (entry.rule.points ?? own.points) + entry.rule.extraPoints,
            prizes: entry.rule.prizes ?? standard.prizes
        )
    }
}
