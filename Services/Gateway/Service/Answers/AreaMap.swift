/// Areas as they are drawn.
package struct AreaMap: ResponseContent {
    package static let schema = ObjectSchema(
        "AreaMap",
        "Areas as they are drawn, simplified.",
        [
            .required("items", .list(of: .object(AreaOutline.schema), upTo: 500), "All of them."),
            .optional(
                "streets",
                .object(StreetMap.schema),
                "What lies beneath; absent where the operator names nothing."
            ),
        ]
    )

    package let items: [AreaOutline]
    /// What lies beneath; nil where the operator names nothing.
    package var streets: StreetMap?
}
