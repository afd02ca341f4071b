/// Reports that officers think were sent in bad faith, what waits longest first.
package struct MaliceList: ResponseContent {
    package static let schema = ObjectSchema(
        "MaliceList",
        "Reports that officers think were sent in bad faith, what waits longest first.",
        [.required("items", .list(of: .object(MaliceItem.schema), upTo: 200), "What waits longest first.")]
    )

    /// What waits longest first.
    package let items: [MaliceItem]
}
