package import Model

/// A report that was taken in.
package struct ReportReceipt: ResponseContent {
    package static let schema = ObjectSchema(
        "ReportReceipt",
        "A report that was taken in.",
        [
            .required("id", .text(.uuid), "The report; the same Idempotency-Key gives the same."),
            .required("state", .choice(of: ProgressState.self), "received."),
            .required("words", .object(WordsAnswer.schema), "What the citizen reads."),
            .required("acceptedAt", .text(.time, upTo: 40), "When it was taken in."),
            .optional("expectedAt", .text(.time, upTo: 40), "Until when it will be verified, as far as that is known."),
        ]
    )

    /// The report; the same Idempotency-Key gives the same.
    package let id: ReportID
    /// received.
    package let state: ProgressState
    /// What the citizen reads.
    package let words: WordsAnswer
    /// When it was taken in.
    package let acceptedAt: Timestamp
    /// Until when it will be verified, as far as that is known.
    package let expectedAt: Timestamp?
}
