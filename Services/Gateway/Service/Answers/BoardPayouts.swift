package import Model

/// Payouts in one state.
package struct BoardPayouts: ResponseContent {
    package static let schema = ObjectSchema(
        "BoardPayouts",
        "Payouts in one state.",
        [
            .required("state", .text(length: 0...40, form: nil), "The state."),
            .required("payouts", .integer(0...Int.max), "How many."),
            .required("fen", .integer(0...Int.max), "Together, in fen."),
            .required("oldestAt", .text(.time, upTo: 40), "The one that stands there longest."),
        ]
    )

    /// The state.
    package let state: String
    /// How many.
    package let payouts: Int
    /// Together, in fen.
    package let fen: Int
    /// The one that stands there longest.
    package let oldestAt: Timestamp
}
