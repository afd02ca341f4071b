/// Grid officers in figures.
package struct OfficerFigureList: ResponseContent {
    package static let schema = ObjectSchema(
        "OfficerFigureList",
        "Grid officers in figures.",
        [
            .required("items", .list(of: .object(OfficerFigure.schema), upTo: 5000), "All of them.")
        ]
    )

    /// All of them.
    package let items: [OfficerFigure]
}
