/// What points can be exchanged for.
package struct OfferList: ResponseContent {
    package static let schema = ObjectSchema(
        "OfferList",
        "What points can be exchanged for.",
        [.required("items", .list(of: .object(OfferItem.schema), upTo: 1000), "The cheapest first.")]
    )

    /// The cheapest first.
    package let items: [OfferItem]
}
