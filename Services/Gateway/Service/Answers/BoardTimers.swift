package import Model

/// Timers of one owner.
package struct BoardTimers: ResponseContent {
    package static let schema = ObjectSchema(
        "BoardTimers",
        "Timers of one owner.",
        [
            .required("owner", .text(length: 0...200, form: nil), "Whose."),
            .required("waiting", .integer(0...Int.max), "How many."),
            .required("overdue", .integer(0...Int.max), "Of these, due and not fired yet."),
            .required("nextAt", .text(.time, upTo: 40), "The next."),
        ]
    )

    /// Whose.
    package let owner: String
    /// How many.
    package let waiting: Int
    /// Of these, due and not fired yet.
    package let overdue: Int
    /// The next.
    package let nextAt: Timestamp
}
