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
            .optional(
                "prizes",
                .list(of: .object(PrizeItem.schema), upTo: 20),
                "What could be won: the first whose winners of a thousand, added up from the first on, exceed a thousand times "
                    + "the number."
            ),
            .required("draw", .object(DrawItem.schema), "The day's draw."),
            .required(
                "recipe",
                .text(length: 0...400, form: nil),
                "A command for any shell: the first 16 digits, as a share of 2 to the 64th, are the number."
            ),
            .optional(
                "amountRecipe",
                .text(length: 0...600, form: nil),
                "A command for any shell that prints the fen of what was won, where its amount was drawn as well."
            ),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// The message that told of the verification.
    package let messageId: MessageID
    /// It won where its number was below this.
    package let share: Double
    /// What could be won, in the order in which it is asked.
    package let prizes: [PrizeItem]?
    /// The day's draw.
    package let draw: DrawItem
    /// A command for any shell: the first 16 digits, as a share of 2 to the 64th, are the number.
    package let recipe: String
    /// A command for any shell that prints the fen of what was won, where its amount was drawn as well.
    package let amountRecipe: String?
}
