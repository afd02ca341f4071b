/// Every town.
package struct TownList: ResponseContent {
    package static let schema = ObjectSchema(
        "TownList",
        "Every town.",
        [
            .required("items", .list(of: .object(TownItem.schema), upTo: 200), "All of them.")
        ]
    )

    /// All of them.
    package let items: [TownItem]
}
