package import Model

/// A report that an officer thinks was sent in bad faith. Never who reported.
package struct MaliceItem: ResponseContent {
    package static let schema = ObjectSchema(
        "MaliceItem",
        "A report that an officer thinks was sent in bad faith. Never who reported.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .required("townCode", .text(.town), "Where."),
            .required("categoryCode", .text(.category), "What it is about."),
            .required("taskId", .text(.uuid), "The verification that found it not so."),
            .required("state", .choice(of: MaliceState.self), "Where it stands."),
            .required("words", .object(WordsAnswer.schema), "The same in words."),
            .required("version", .integer(1...Int.max), "For If-Match."),
            .required("reason", .text(length: 0...2000, form: nil), "The officer's."),
            .required("proposedAt", .text(.time, upTo: 40), "Since when it is known."),
            .optional("dueAt", .text(.time, upTo: 40), "Until when somebody has to decide; absent when nobody has to."),
            .required("isMine", .boolean, "It waits for whoever asks."),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// Where.
    package let townCode: TownCode
    /// What it is about.
    package let categoryCode: CategoryCode
    /// The verification that found it not so.
    package let taskId: TaskID
    /// Where it stands.
    package let state: MaliceState
    /// The same in words.
    package let words: WordsAnswer
    /// For If-Match.
    package let version: Int
    /// The officer's.
    package let reason: String
    /// Since when it is known.
    package let proposedAt: Timestamp
    /// Until when somebody has to decide; absent when nobody has to.
    package let dueAt: Timestamp?
    /// It waits for whoever asks.
    package let isMine: Bool
}
