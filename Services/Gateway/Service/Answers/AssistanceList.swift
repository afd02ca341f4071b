/// Calls for help to one's department.
package struct AssistanceList: ResponseContent {
    package static let schema = ObjectSchema(
        "AssistanceList",
        "Calls for help to one's department.",
        [.required("items", .list(of: .object(AssistanceItem.schema), upTo: 100), "Newest first; the last hundred.")]
    )

    /// Newest first; the last hundred.
    package let items: [AssistanceItem]
}
