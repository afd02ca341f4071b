/// The rules for what true reports bring, the most particular first.
package struct RewardRuleList: ResponseContent {
    package static let schema = ObjectSchema(
        "RewardRuleList",
        "The rules for what true reports bring, the most particular first.",
        [
            .required(
                "items",
                .list(of: .object(RewardRuleItem.schema), upTo: 1000),
                "In the order in which they are asked; where none fits, the category's own figures count."
            )
        ]
    )

    /// In the order in which they are asked; where none fits, the category's own figures count.
    package let items: [RewardRuleItem]
}
