package import Model

/// That the citizen's contact was read.
package struct ContactReading: ResponseContent {
    package static let schema = ObjectSchema(
        "ContactReading",
        "That the citizen’s contact was read.",
        [
            .required("at", .text(.time, upTo: 40), "When."),
            .required("role", .choice(of: Role.self), "By an office of this kind."),
            .optional("reportId", .text(.uuid), "About this report."),
            .required("basis", .object(WordsAnswer.schema), "On this legal basis."),
        ]
    )

    /// When.
    package let at: Timestamp
    /// By an office of this kind.
    package let role: Role
    /// About this report.
    package let reportId: ReportID?
    /// On this legal basis.
    package let basis: WordsAnswer
}
