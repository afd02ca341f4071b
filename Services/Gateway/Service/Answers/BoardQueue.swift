package import Model

/// A queue of the broker, or several of one kind together.
package struct BoardQueue: ResponseContent, Equatable {
    package static let schema = ObjectSchema(
        "BoardQueue",
        "A queue of the broker, or several of one kind together.",
        [
            .required("name", .text(length: 0...200, form: nil), "Which; * stands for what differs."),
            .required("queues", .integer(1...Int.max), "How many queues these are."),
            .required("ready", .integer(0...Int.max), "Messages that wait."),
            .required("unacknowledged", .integer(0...Int.max), "Messages in hand."),
            .required("consumers", .integer(0...Int.max), "Who takes from it."),
            .optional(
                "oldestAt",
                .text(.time, upTo: 40),
                "Since when its oldest message has been there, to some seconds; what was there before this gateway started "
                    + "counts from then. Absent where it is empty."
            ),
        ]
    )

    /// Which; * stands for what differs.
    package let name: String
    /// How many queues these are.
    package let queues: Int
    /// Messages that wait.
    package let ready: Int
    /// Messages in hand.
    package let unacknowledged: Int
    /// Who takes from it.
    package let consumers: Int
    /// Since when its oldest message has been there, as far as this gateway has seen; nil where it is empty.
    package var oldestAt: Timestamp?
}
