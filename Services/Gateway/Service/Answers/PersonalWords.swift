package import Model

/// Something that a citizen said about a report later on.
package struct PersonalWords: ResponseContent {
    package static let schema = ObjectSchema(
        "PersonalWords",
        "Something that a citizen said about a report later on.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .required("kind", .text(length: 0...20, form: nil), "answer, appeal, rating or maliceAppeal."),
            .required("text", .text(length: 0...2000, form: nil), "The words."),
            .required("at", .text(.time, upTo: 40), "When."),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// answer, appeal or rating.
    package let kind: String
    /// The words.
    package let text: String
    /// When.
    package let at: Timestamp
}
