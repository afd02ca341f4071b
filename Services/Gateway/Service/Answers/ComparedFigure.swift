import Model

/// A count of a span, beside those of the span before and of the same days a year before.
package struct ComparedFigure: ResponseContent {
    package static let schema = ObjectSchema(
        "ComparedFigure",
        "A count of a span, beside those of the span before and of the same days a year before.",
        [
            .required("figure", .choice(Figure.allCases.map(\.code)), "What is counted."),
            .required("count", .integer(0...Int.max), "In the span."),
            .required("before", .integer(0...Int.max), "In as many days before it; of a month, in the month before."),
            .required("yearBefore", .integer(0...Int.max), "In the same days a year before."),
            .optional(
                "change",
                .number(-100...1_000_000_000_000),
                "环比: per cent more, or less, than before; nothing where that was nothing."
            ),
            .optional(
                "yearChange",
                .number(-100...1_000_000_000_000),
                "同比: per cent more, or less, than a year before."
            ),
            .optional(
                "perTenThousand",
                .number(0...1_000_000_000),
                "For each ten thousand residents, where the census tells them."
            ),
        ]
    )

    /// What is counted.
    package let figure: String
    /// In the span.
    package let count: Int
    /// In as many days before it; of a month, in the month before.
    package let before: Int
    /// In the same days a year before.
    package let yearBefore: Int
    /// 环比: per cent more, or less, than before; nothing where that was nothing.
    package let change: Double?
    /// 同比: per cent more, or less, than a year before.
    package let yearChange: Double?
    /// For each ten thousand residents, where the census tells them.
    package let perTenThousand: Double?
}
