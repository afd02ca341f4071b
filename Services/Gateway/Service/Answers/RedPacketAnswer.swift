package import Model

/// The red packet of a report.
package struct RedPacketAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "RedPacketAnswer",
        "The red packet of a report.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .required("fen", .integer(1...100_000_000), "How much, in fen."),
            .required("state", .choice(of: PayoutState.self), "Where it stands."),
            .required("words", .object(WordsAnswer.schema), "The same for a person."),
            .required("expiresAt", .text(.time, upTo: 40), "Then it goes back to the budget."),
            .optional(
                "packageInfo",
                .text(length: 0...4096, form: nil),
                "For wx.requestMerchantTransfer, while it waits for confirmation."
            ),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// How much, in fen.
    package let fen: Int
    /// Where it stands.
    package let state: PayoutState
    /// The same for a person.
    package let words: WordsAnswer
    /// Then it goes back to the budget.
    package let expiresAt: Timestamp
    /// For wx.requestMerchantTransfer, while it waits for confirmation.
    package let packageInfo: String?
}
