/// Open reports of the town that may be the same thing, group by group.
package struct DuplicateList: ResponseContent {
    package static let schema = ObjectSchema(
        "DuplicateList",
        "Open reports of the town that may be the same thing, group by group.",
        [.required("items", .list(of: .object(DuplicateItem.schema), upTo: 100), "Those with most candidates first.")]
    )

    /// Those with most candidates first.
    package let items: [DuplicateItem]
}
