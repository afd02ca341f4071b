/// The rules for where confirmed cases go, in the order in which they are asked.
package struct RoutingRuleList: ResponseContent {
    package static let schema = ObjectSchema(
        "RoutingRuleList",
        "The rules for where confirmed cases go, in the order in which they are asked.",
        [
            .required("items", .list(of: .object(RoutingRuleItem.schema), upTo: 1000), "The first that fits counts.")
        ]
    )

    /// The first that fits counts.
    package let items: [RoutingRuleItem]
}
