package import Model

/// A red packet that is reserved for a citizen.
package struct RedPacketItem: ResponseContent {
    package static let schema = ObjectSchema(
        "RedPacketItem",
        "A red packet that is reserved for a citizen.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .required("fen", .integer(1...100_000_000), "How much, in fen."),
            .required("state", .text(length: 0...40, form: nil), "reserved and what follows."),
            .required("reservedAt", .text(.time, upTo: 40), "When."),
            .optional("expiresAt", .text(.time, upTo: 40), "Then it goes back to the budget."),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// How much, in fen.
    package let fen: Int
    /// reserved and what follows.
    package let state: String
    /// When.
    package let reservedAt: Timestamp
    /// Then it goes back to the budget.
    package let expiresAt: Timestamp?
}
