/// What is suspended now, town by town.
package struct SuspendedFigureList: ResponseContent {
    package static let schema = ObjectSchema(
        "SuspendedFigureList",
        "What is suspended now, town by town.",
        [
            .required("items", .list(of: .object(SuspendedFigure.schema), upTo: 100), "Towns where something is.")
        ]
    )

    /// Towns where something is.
    package let items: [SuspendedFigure]
}
