import Model

extension Gateway {
    var routingOperations: [Operation] {
        [
            .read(
                "listRoutingRules",
                "/v1/routing-rules",
                .cases,
                zh: "派单规则",
                en: "The rules for where confirmed cases go, in the order in which they are asked",
                access: .deciders,
                answer: RoutingRuleList.self
            ) { call in
                try await reads.routingRules(for: try call.signedIn())
            },
            command(
                "setRoutingRule",
                "/v1/routing-rules/{ruleId}",
                .cases,
                zh: "设置派单规则",
                en: "Set a rule, new under an id of your own or changed; an inactive one is asked no more",
                access: .deciders,
                refusals: [.unknownRoutingRule, .categoryUnknown, .unknownDepartment, .wordsMissing],
                content: RoutingRuleInput.self
            ) { call, content, terms in
                SetRoutingRule(
                    rule: content.rule(try call.part("ruleId", unknown: Problem(.unknownRoutingRule))),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            .post(
                "tryRoutingRule",
                "/v1/routing-trials",
                .cases,
                zh: "派单规则试算",
                en: "What a rule would have changed about the cases of the last 90 days; nothing is set",
                access: .deciders,
                problems: [
                    .init(.notPermitted), .init(.outsideYourArea), .init(.categoryUnknown), .init(.unknownDepartment),
                    .init(.wordsMissing),
                ],
                budget: .reading,
                content: RoutingRuleInput.self,
                answer: RoutingTrial.self
            ) { call, content in
                let viewer = try call.signedIn()
                let rule = content.rule(RoutingRuleID.new(at: call.now))
                if let refusal = rule.refusal(to: viewer.actor) ?? rule.fault { throw Problem(refusal) }
                return try await reads.trial(of: rule, for: viewer)
            },
        ]
    }
}
