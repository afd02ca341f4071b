package import Model

/// A report in a list.
package struct ReportItem: ResponseContent {
    package static let schema = ObjectSchema(
        "ReportItem",
        "A report in a list.",
        [
            .required("id", .text(.uuid), "The report."),
            .required("state", .choice(of: ProgressState.self), "Where it is."),
            .required("words", .object(WordsAnswer.schema), "What the citizen reads."),
            .required("acceptedAt", .text(.time, upTo: 40), "When it was taken in."),
            .required("categoryCode", .text(.category), "Its category."),
            .required("text", .text(length: 0...2000, form: nil), "What the reporter wrote."),
            .optional("photo", .text(.photo), "The first photo of the reporter."),
        ]
    )

    /// The report.
    package let id: ReportID
    /// Where it is.
    package let state: ProgressState
    /// What the citizen reads.
    package let words: WordsAnswer
    /// When it was taken in.
    package let acceptedAt: Timestamp
    /// Its category.
    package let categoryCode: CategoryCode
    /// What the reporter wrote.
    package let text: String
    /// The first photo of the reporter.
    package let photo: PhotoID?
}
