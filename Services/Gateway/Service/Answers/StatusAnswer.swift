/// Whether the gateway works.
package struct StatusAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "StatusAnswer",
        "Whether the gateway works.",
        [
            .required("status", .text(length: 0...40, form: nil), "alive, ready or waiting."),
            .required("waitingFor", .list(of: .text(length: 0...200, form: nil), upTo: 20), "What is not reached."),
        ]
    )

    /// alive, ready or waiting.
    package let status: String
    /// What is not reached.
    package let waitingFor: [String]
}
