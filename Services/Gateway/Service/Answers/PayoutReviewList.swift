/// Red packets that wait for a reviewer.
package struct PayoutReviewList: ResponseContent {
    package static let schema = ObjectSchema(
        "PayoutReviewList",
        "Red packets that wait for a reviewer.",
        [.required("items", .list(of: .object(PayoutReviewItem.schema), upTo: 200), "The most urgent first.")]
    )

    /// The most urgent first.
    package let items: [PayoutReviewItem]
}
