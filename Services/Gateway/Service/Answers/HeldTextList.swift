/// Reporters' words that wait for a person, the oldest first.
package struct HeldTextList: ResponseContent {
    package static let schema = ObjectSchema(
        "HeldTextList",
        "Reporters' words that wait for a person, the oldest first.",
        [.required("items", .list(of: .object(HeldText.schema), upTo: 200), "The oldest first.")]
    )

    /// The oldest first.
    package let items: [HeldText]
}
