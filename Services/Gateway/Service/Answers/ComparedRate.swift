import Model

/// A share of a span in per cent, beside those of the span before and of the same days a year before.
package struct ComparedRate: ResponseContent {
    package static let schema = ObjectSchema(
        "ComparedRate",
        "A share of a span in per cent, beside those of the span before and of the same days a year before.",
        [
            .required("rate", .choice(of: FigureRate.self), "What is judged."),
            .optional("percent", .number(0...1_000_000), "In the span; nothing of nothing."),
            .optional("before", .number(0...1_000_000), "In the span before."),
            .optional("yearBefore", .number(0...1_000_000), "In the same days a year before."),
        ]
    )

    /// What is judged.
    package let rate: String
    /// In the span; nothing of nothing.
    package let percent: Double?
    /// In the span before.
    package let before: Double?
    /// In the same days a year before.
    package let yearBefore: Double?
}
