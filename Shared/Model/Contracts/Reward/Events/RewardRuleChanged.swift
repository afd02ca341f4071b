/// The city set a rule for what true reports bring: how it stands from now on.
package struct RewardRuleChanged: MessageContract {
    package static let type = MessageType(literal: "rewardRule.changed.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.reward
    package static let sentence = "The city set a rule for what true reports bring: how it stands from now on."

    package let rule: RewardRule
    /// From 1; one more with each change.
    package let version: Int
    package let at: Timestamp

    package init(rule: RewardRule, version: Int, at: Timestamp) {
        self.rule = rule
        self.version = version
        self.at = at
    }
}
