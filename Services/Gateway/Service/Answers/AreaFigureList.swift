/// Villages, cells, categories or towns in figures.
package struct AreaFigureList: ResponseContent {
    package static let schema = ObjectSchema(
        "AreaFigureList",
        "Villages, cells, categories or towns in figures.",
        [
            .required("items", .list(of: .object(AreaFigure.schema), upTo: 100000), "All of them.")
        ]
    )

    /// All of them.
    package let items: [AreaFigure]
}
