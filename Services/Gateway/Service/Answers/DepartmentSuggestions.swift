/// Where a case may go, best first.
package struct DepartmentSuggestions: ResponseContent {
    package static let schema = ObjectSchema(
        "DepartmentSuggestions",
        "Where a case may go: what the routing rules name, then where its like went.",
        [
            .required("days", .integer(1...3660), "How far back was looked."),
            .required("items", .list(of: .object(DepartmentSuggestion.schema), upTo: 20), "Best first."),
        ]
    )

    package let days: Int
    package let items: [DepartmentSuggestion]
}
