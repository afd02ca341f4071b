package import Model

/// Why a red packet is looked at.
package struct PayoutSuspicionItem: ResponseContent {
    package static let schema = ObjectSchema(
        "PayoutSuspicionItem",
        "Why a red packet is looked at.",
        [
            .required("code", .choice(of: PayoutSuspicion.self), "The reason."),
            .required("words", .object(WordsAnswer.schema), "The same for a person."),
            .required("advice", .object(WordsAnswer.schema), "What to look at."),
            .optional("otherReportId", .text(.uuid), "The report that came with the same photo."),
            .required("otherPhotos", .list(of: .text(.photo), upTo: 20), "Its photos; read them with that report."),
        ]
    )

    /// The reason.
    package let code: PayoutSuspicion
    /// The same for a person.
    package let words: WordsAnswer
    /// What to look at.
    package let advice: WordsAnswer
    /// The report that came with the same photo.
    package let otherReportId: ReportID?
    /// Its photos; read them with that report.
    package let otherPhotos: [PhotoID]

    package init(_ suspicion: PayoutSuspicion, other: ReportID?, photos: [PhotoID] = []) {
        code = suspicion
        words = WordsAnswer(suspicion.words)
        advice = WordsAnswer(suspicion.advice)
        otherReportId = other
        otherPhotos = photos
    }
}
