import Model

extension Gateway {
    /// What true reports bring: the city's rules.
    var rewardRuleOperations: [Operation] {
        [
            .read(
                "listRewardRules",
                "/v1/reward-rules",
                .points,
                zh: "奖励规则",
                en: "The rules for what true reports bring, in the order in which they are asked",
                access: .city,
                answer: RewardRuleList.self
            ) { _ in
                try await reads.rewardRules()
            },
            command(
                "setRewardRule",
                "/v1/reward-rules/{ruleId}",
                .points,
                zh: "设置奖励规则",
                en: "Set a rule, new under an id of your own or changed; it counts for what is verified from then on",
                access: .city,
                refusals: [
                    .unknownRewardRule, .categoryUnknown, .spanInvalid, .rewardRuleInvalid, .rewardRuleExcluded,
                ],
                content: RewardRuleInput.self
            ) { call, content, terms in
                SetRewardRule(
                    rule: content.rule(try call.part("ruleId", unknown: Problem(.unknownRewardRule))),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}
