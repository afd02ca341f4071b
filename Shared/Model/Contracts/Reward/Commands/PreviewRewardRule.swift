/// The city asks what a rule would have cost on past reports; nothing is set.
package struct PreviewRewardRule: CommandContract {
    package static let type = MessageType(literal: "rewardRule.preview.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "The city asks what a rule would have cost on past reports; nothing is set."

    /// In the place of the rule of its id, where there is one.
    package let rule: RewardRule
    /// Decided on at this moment or later …
    package let from: Timestamp
    /// … and before this one.
    package let until: Timestamp
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        rule: RewardRule,
        from: Timestamp,
        until: Timestamp,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.rule = rule
        self.from = from
        self.until = until
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }
}

extension PreviewRewardRule {
    /// No preview looks at more days …
    package static let mostDays = 366
    /// … or at more reports: the answer is waited for, and other commands wait meanwhile.
    package static let mostReports = 40_000

    /// What is wrong with the question; nil for nothing.
    package var fault: Refusal? {
        if let refusal = rule.refusal(to: actor) ?? rule.fault { return refusal }
        guard from < until else { return Refusal(.spanInvalid) }
        guard until <= from + .seconds(Self.mostDays * 86_400) else { return Refusal(.rewardPreviewTooLarge) }
        return nil
    }
}
