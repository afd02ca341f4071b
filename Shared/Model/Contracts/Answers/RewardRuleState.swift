/// A rule of rewards as it stands after a command.
package struct RewardRuleState: Hashable, Codable, Sendable {
    package let ruleID: RewardRuleID
    /// For the next command's `expectedVersion`.
    package let version: Int
    package let isActive: Bool

    package init(ruleID: RewardRuleID, version: Int, isActive: Bool) {
        self.ruleID = ruleID
        self.version = version
        self.isActive = isActive
    }
}
