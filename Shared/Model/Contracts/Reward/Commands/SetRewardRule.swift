/// The city sets a rule for what true reports bring, new or changed.
package struct SetRewardRule: CommandContract {
    package static let type = MessageType(literal: "rewardRule.set.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "The city sets a rule for what true reports bring, new or changed."

    package let rule: RewardRule
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        rule: RewardRule,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.rule = rule
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}
