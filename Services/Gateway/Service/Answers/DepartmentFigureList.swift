/// Departments in figures.
package struct DepartmentFigureList: ResponseContent {
    package static let schema = ObjectSchema(
        "DepartmentFigureList",
        "Departments in figures.",
        [
            .required("items", .list(of: .object(DepartmentFigure.schema), upTo: 5_000), "All of them.")
        ]
    )

    /// All of them.
    package let items: [DepartmentFigure]
}
