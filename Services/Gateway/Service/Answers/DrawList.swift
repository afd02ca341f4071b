/// The draws of the last days and of the next.
package struct DrawList: ResponseContent {
    package static let schema = ObjectSchema(
        "DrawList",
        "The draws of the last days and of the next.",
        [.required("items", .list(of: .object(DrawItem.schema), upTo: 100), "Newest first.")]
    )

    /// Newest first.
    package let items: [DrawItem]
}
