/// A page of tasks.
package struct TaskPage: ResponseContent {
    package static let schema = ObjectSchema(
        "TaskPage",
        "A page of tasks.",
        [
            .required("items", .list(of: .object(TaskItem.schema), upTo: 100), "Newest or most urgent first."),
            .optional("next", .text(.token, upTo: 2048), "Cursor of the next page; absent on the last."),
        ]
    )

    /// Newest or most urgent first.
    package let items: [TaskItem]
    /// Cursor of the next page; absent on the last.
    package let next: String?
}
