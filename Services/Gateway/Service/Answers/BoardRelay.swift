package import Model

/// Messages that wait for the broker.
package struct BoardRelay: ResponseContent {
    package static let schema = ObjectSchema(
        "BoardRelay",
        "Messages that wait for the broker.",
        [
            .required("service", .text(length: 0...200, form: nil), "Whose."),
            .required("lane", .text(length: 0...200, form: nil), "To services or to departments."),
            .required("waiting", .integer(0...Int.max), "How many."),
            .required("held", .integer(0...Int.max), "Of these, held back after a department's queue refused one."),
            .required("oldestAt", .text(.time, upTo: 40), "The first of them."),
        ]
    )

    /// Whose.
    package let service: String
    /// To services or to departments.
    package let lane: String
    /// How many.
    package let waiting: Int
    /// Of these, held back after a department's queue refused one.
    package let held: Int
    /// The first of them.
    package let oldestAt: Timestamp
}
