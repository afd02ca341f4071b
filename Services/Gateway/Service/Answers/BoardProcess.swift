/// A process of the system.
package struct BoardProcess: ResponseContent {
    package static let schema = ObjectSchema(
        "BoardProcess",
        "A process of the system.",
        [
            .required("name", .text(length: 0...200, form: nil), "Service and number."),
            .required("connections", .integer(0...Int.max), "To the database."),
        ]
    )

    /// Service and number.
    package let name: String
    /// To the database.
    package let connections: Int
}
