/// A process of the system.
package struct BoardProcess: ResponseContent {
    package static let schema = ObjectSchema(
        "BoardProcess",
        "A process of the system.",
        [
            .required("name", .text(length: 0...200, form: nil), "Service and number."),
            .required("connections", .integer(0...Int.max), "To the database."),
            .optional(
                "version",
                .text(length: 0...200, form: nil),
                "What runs there; absent where the broker does not tell."
            ),
        ]
    )

    /// Service and number.
    package let name: String
    /// To the database.
    package let connections: Int
    /// What runs there; nil where the broker does not tell.
    package var version: String?
}
