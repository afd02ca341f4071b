package import Model

/// A day's draw: what was committed to before it, and the seed after it.
package struct DrawItem: ResponseContent {
    package static let schema = ObjectSchema(
        "DrawItem",
        "A day's draw: what was committed to before it, and the seed after it.",
        [
            .required("day", .text(length: 10...10, form: nil), "Local day."),
            .required("commitment", .text(length: 64...64, form: nil), "SHA-256 of the seed's text."),
            .required("committedAt", .text(.time, upTo: 40), "When it was committed to."),
            .required(
                "isLate",
                .boolean,
                "It was committed to only after the day had begun: so it is on the first day of all, and after a long outage."
            ),
            .optional("seed", .text(length: 64...64, form: nil), "Once the day is over."),
        ]
    )

    /// Local day.
    package let day: String
    /// SHA-256 of the seed's text.
    package let commitment: String
    /// When it was committed to.
    package let committedAt: Timestamp
    /// It was committed to only after the day had begun: so it is on the first day of all, and after a long outage.
    package let isLate: Bool
    /// Once the day is over.
    package let seed: String?
}
