package import Model

/// A town against its own past and its number of residents.
package struct TownComparison: ResponseContent {
    package static let schema = ObjectSchema(
        "TownComparison",
        "A town against its own past and its number of residents.",
        [
            .optional("townCode", .text(.town), "The town; nothing for the whole area."),
            .optional("residents", .integer(1...Int.max), "As the census counts them."),
            .required("figures", .list(of: .object(ComparedFigure.schema), upTo: 50), "Counts."),
            .required("rates", .list(of: .object(ComparedRate.schema), upTo: 20), "Shares."),
        ]
    )

    /// The town; nothing for the whole area.
    package let townCode: TownCode?
    /// As the census counts them.
    package let residents: Int?
    /// Counts.
    package let figures: [ComparedFigure]
    /// Shares.
    package let rates: [ComparedRate]
}
