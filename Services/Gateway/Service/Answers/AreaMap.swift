/// Areas as they are drawn.
package struct AreaMap: ResponseContent {
    package static let schema = ObjectSchema(
        "AreaMap",
        "Areas as they are drawn, simplified.",
        [
            .required("items", .list(of: .object(AreaOutline.schema), upTo: 500), "All of them.")
        ]
    )

    package let items: [AreaOutline]
}
