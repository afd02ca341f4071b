import Model

/// Whom a report was made for, and how to reach them for questions on site. Every reading of it is recorded.
package struct RelativeAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "RelativeAnswer",
        "Whom a report was made for, and how to reach them for questions on site. Every reading of it is recorded.",
        [
            .optional("name", .text(length: 0...64, form: nil), "How to call them."),
            .optional("phone", .text(.phone), "Where one was given."),
        ]
    )

    /// How to call them.
    package let name: String?
    /// Where one was given.
    package let phone: String?
}
