package import Model

/// What the draw of a report was made of, for its reporter to recompute.
package struct DrawAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "DrawAnswer",
        "What the draw of a report was made of, for its reporter to recompute.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .required("messageId", .text(.uuid), "The message that told of the verification."),
            .required("share", .number(0...1), "It won where its number was below this."),
            .required("draw", .object(DrawItem.schema), "The day's draw."),
            .required(
                "recipe",
                .text(length: 0...400, form: nil),
                "A command for any shell: the first 16 digits, as a share of 2 to the 64th, are the number."
            ),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// The message that told of the verification.
    package let messageId: MessageID
    /// It won where its number was below this.
    package let share: Double
    /// The day's draw.
    package let draw: DrawItem
    /// A command for any shell: the first 16 digits, as a share of 2 to the 64th, are the number.
    package let recipe: String
}
