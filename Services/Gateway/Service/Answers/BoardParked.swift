package import Model

/// Messages that a consumer put aside for one reason.
package struct BoardParked: ResponseContent {
    package static let schema = ObjectSchema(
        "BoardParked",
        "Messages that a consumer put aside for one reason.",
        [
            .required("consumer", .text(length: 0...200, form: nil), "Which consumer."),
            .required("type", .text(length: 0...200, form: nil), "Their type."),
            .required("reason", .text(length: 0...200, form: nil), "Why, as a code."),
            .required("messages", .integer(0...Int.max), "How many."),
            .required("oldestAt", .text(.time, upTo: 40), "The first of them."),
            .required("newestAt", .text(.time, upTo: 40), "The last of them."),
        ]
    )

    /// Which consumer.
    package let consumer: String
    /// Their type.
    package let type: String
    /// Why, as a code.
    package let reason: String
    /// How many.
    package let messages: Int
    /// The first of them.
    package let oldestAt: Timestamp
    /// The last of them.
    package let newestAt: Timestamp
}
