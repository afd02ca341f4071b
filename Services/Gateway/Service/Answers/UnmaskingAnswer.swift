package import Model

/// A request to read a reporter's contact. Never the contact itself.
package struct UnmaskingAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "UnmaskingAnswer",
        "A request to read a reporter’s contact. Never the contact itself.",
        [
            .required("id", .text(.uuid), "The request."),
            .required("reportId", .text(.uuid), "The report."),
            .required("townCode", .text(.town), "The town."),
            .required("state", .choice(of: UnmaskingState.self), "Where it stands."),
            .required("words", .object(WordsAnswer.schema), "The same in words."),
            .required("basis", .choice(of: LegalBasis.self), "The legal basis."),
            .required("basisWords", .object(WordsAnswer.schema), "The same in words."),
            .required("reason", .text(length: 0...500, form: nil), "Why it is needed."),
            .required("askedBy", .text(length: 0...64, form: nil), "The name of whoever asked."),
            .required("askedAt", .text(.time, upTo: 40), "When."),
            .required("decideBy", .text(.time, upTo: 40), "Until when a second person may decide."),
            .optional("readableUntil", .text(.time, upTo: 40), "Until when the contact may be read."),
            .required("reads", .integer(0...Int.max), "How often it was read."),
            .required("isMine", .boolean, "The viewer asked."),
            .required("canDecide", .boolean, "The viewer can decide."),
            .required("canRead", .boolean, "The viewer can read the contact now."),
        ]
    )

    /// The request.
    package let id: UnmaskingID
    /// The report.
    package let reportId: ReportID
    /// The town.
    package let townCode: TownCode
    /// Where it stands.
    package let state: UnmaskingState
    /// The same in words.
    package let words: WordsAnswer
    /// The legal basis.
    package let basis: LegalBasis
    /// The same in words.
    package let basisWords: WordsAnswer
    /// Why it is needed.
    package let reason: String
    /// The name of whoever asked.
    package let askedBy: String
    /// When.
    package let askedAt: Timestamp
    /// Until when a second person may decide.
    package let decideBy: Timestamp
    /// Until when the contact may be read.
    package let readableUntil: Timestamp?
    /// How often it was read.
    package let reads: Int
    /// The viewer asked.
    package let isMine: Bool
    /// The viewer can decide.
    package let canDecide: Bool
    /// The viewer can read the contact now.
    package let canRead: Bool
}
