package import Model

/// A rule for what true reports bring, and the days on whose reports it is tried.
package struct RewardPreviewInput: RequestContent {
    package static let schema = ObjectSchema(
        "RewardPreviewInput",
        "A rule for what true reports bring, and the days on whose reports it is tried.",
        [
            .required("rule", .object(RewardRuleInput.schema), "The rule."),
            .optional("ruleId", .text(.uuid), "The rule that it takes the place of."),
            .required("firstDay", .text(.day, upTo: 10), "The first local day."),
            .required("lastDay", .text(.day, upTo: 10), "The last local day."),
        ]
    )

    /// The rule.
    package let rule: RewardRuleInput
    /// The rule that it takes the place of.
    package let ruleId: RewardRuleID?
    /// The first local day.
    package let firstDay: CivilDay
    /// The last local day.
    package let lastDay: CivilDay

    package init(_ json: JSONObject) throws {
        rule = try RewardRuleInput(try json.object("rule"))
        ruleId = try json.optionalValue("ruleId")
        firstDay = try json.value("firstDay")
        lastDay = try json.value("lastDay")
    }

    func question(of actor: CommandActor, at now: Timestamp) -> PreviewRewardRule {
        PreviewRewardRule(
            rule: rule.rule(ruleId ?? RewardRuleID.new(at: now)),
            from: firstDay.start,
            until: (lastDay + 1).start,
            actor: actor
        )
    }
}
