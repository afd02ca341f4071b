/// What red packets cost, town by town.
package struct RewardCostList: ResponseContent {
    package static let schema = ObjectSchema(
        "RewardCostList",
        "What red packets cost, town by town.",
        [
            .required("items", .list(of: .object(RewardCost.schema), upTo: 100), "Towns with a budget.")
        ]
    )

    /// Towns with a budget.
    package let items: [RewardCost]
}
