/// Returns by pair of departments, the longest first.
package struct PassingFigureList: ResponseContent {
    package static let schema = ObjectSchema(
        "PassingFigureList",
        "Returns by pair of departments, the longest first.",
        [
            .required("items", .list(of: .object(PassingFigure.schema), upTo: 1000), "The pairs, a thousand at most.")
        ]
    )

    /// The pairs, a thousand at most.
    package let items: [PassingFigure]
}
