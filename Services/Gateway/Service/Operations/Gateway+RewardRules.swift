import Messaging
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
            .post(
                "previewRewardRule",
                "/v1/reward-previews",
                .points,
                zh: "奖励规则试算",
                en: "What a rule would have cost on past reports; nothing is set",
                access: .city,
                problems: [
                    .init(.notPermitted), .init(.categoryUnknown), .init(.spanInvalid), .init(.rewardRuleInvalid),
                    .init(.rewardRuleExcluded), .init(.rewardPreviewTooLarge), .init(.commandExpired),
                ],
                budget: .commanding,
                content: RewardPreviewInput.self,
                answer: RewardPreviewAnswer.self
            ) { call, content in
                let question = content.question(of: try call.signedIn().actor, at: call.now)
                // The answer is the purpose: one that comes late is of no use to anybody.
                let reply = try await commands.send(question, id: .new(at: call.now), traceparent: call.traceparent)
                switch reply {
                case .refused(let refusal): throw Problem(refusal)
                case .done(.some(let state)):
                    return RewardPreviewAnswer(try MessageCoding.decode(RewardPreviewState.self, from: state))
                case .done(nil), .pending: throw Problem.unavailable("the preview takes too long")
                }
            },
        ]
    }
}
