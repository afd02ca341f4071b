/// Every category in use.
package struct CategoryList: ResponseContent {
    package static let schema = ObjectSchema(
        "CategoryList",
        "Every category in use.",
        [
            .required("items", .list(of: .object(CategoryItem.schema), upTo: 5000), "All of them.")
        ]
    )

    /// All of them.
    package let items: [CategoryItem]
}
