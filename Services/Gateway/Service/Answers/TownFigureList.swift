/// Towns in figures.
package struct TownFigureList: ResponseContent {
    package static let schema = ObjectSchema(
        "TownFigureList",
        "Towns in figures.",
        [
            .required("items", .list(of: .object(TownFigure.schema), upTo: 100), "All of them.")
        ]
    )

    /// All of them.
    package let items: [TownFigure]
}
