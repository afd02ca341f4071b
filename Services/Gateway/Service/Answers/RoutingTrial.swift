/// What a rule would have changed about past cases.
package struct RoutingTrial: ResponseContent {
    package static let schema = ObjectSchema(
        "RoutingTrial",
        "What a rule would have changed about past cases.",
        [
            .required("cases", .integer(0...Int.max), "Past cases that were looked at, the newest."),
            .required("changed", .integer(0...Int.max), "Of them, those that would have gone elsewhere."),
            .required("items", .list(of: .object(RoutingTrialItem.schema), upTo: 100), "The newest of these."),
        ]
    )

    /// Past cases that were looked at, the newest.
    package let cases: Int
    /// Of them, those that would have gone elsewhere.
    package let changed: Int
    /// The newest of these.
    package let items: [RoutingTrialItem]
}
