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
            .required("isFixed", .boolean, "Everybody wins the same of these prizes: nothing was drawn."),
            .required("draw", .object(DrawItem.schema), "The draw of the day on which it was verified."),
            .optional(
                "place",
                .integer(0...999),
                "Its number, once the seed is revealed; it wins where this is below the winners of a thousand."
            ),
            .optional(
                "drawnFen",
                .integer(0...100_000_000),
                "What the draw brings in fen, 0 for nothing, once the seed is revealed; to be compared with the reward."
            ),
            .required(
                "commitmentRecipe",
                .text(length: 0...200, form: nil),
                "A command for any shell that prints the commitment; SEED stands for the seed until it is revealed."
            ),
            .required(
                "recipe",
                .text(length: 0...1200, form: nil),
                "A command for any shell that prints the number and the fen; SEED stands for the seed until it is revealed. "
                    + "Where nothing was drawn it says so."
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
    /// Everybody wins the same of these prizes: nothing was drawn.
    package let isFixed: Bool
    /// The draw of the day on which it was verified.
    package let draw: DrawItem
    /// Its number, once the seed is revealed; it wins where this is below the winners of a thousand.
    package let place: Int?
    /// What the draw brings in fen, 0 for nothing, once the seed is revealed; to be compared with the reward.
    package let drawnFen: Int?
    /// A command for any shell that prints the commitment; `SEED` stands for the seed until it is revealed.
    package let commitmentRecipe: String
    /// A command for any shell that prints the number and the fen; `SEED` stands for the seed until it is revealed. Where
    /// nothing was drawn it says so.
    package let recipe: String
}
