/// Exchanges of points.
package struct RedemptionList: ResponseContent {
    package static let schema = ObjectSchema(
        "RedemptionList",
        "Exchanges of points.",
        [.required("items", .list(of: .object(RedemptionItem.schema), upTo: 200), "Newest first.")]
    )

    /// Newest first.
    package let items: [RedemptionItem]
}
