package import Model

/// What was decided about a report of one’s own, and how to contest it.
package struct MaliceNote: ResponseContent {
    package static let schema = ObjectSchema(
        "MaliceNote",
        "What was decided about a report of one’s own, and how to contest it.",
        [
            .required(
                "state",
                .choice(
                    [
                        MaliceState.found, .appealed, .confirmed, .overturned,
                    ].map(\.rawValue)
                ),
                "Where it stands."
            ),
            .required("words", .object(WordsAnswer.schema), "The same in words."),
            .required("version", .integer(1...Int.max), "For If-Match."),
            .optional("decidedAt", .text(.time, upTo: 40), "When it was decided."),
            .optional("reason", .text(length: 0...2000, form: nil), "The centre's reason."),
            .required("canAppeal", .boolean, "It can be contested now, once."),
            .optional("appealUntil", .text(.time, upTo: 40), "Until when."),
            .optional("appealText", .text(length: 0...2000, form: nil), "What its reporter said against it."),
            .optional("appealReason", .text(length: 0...2000, form: nil), "The city's reason."),
            .optional("pausedUntil", .text(.time, upTo: 40), "Until when points and red packets pause because of it."),
        ]
    )

    /// Where it stands.
    package let state: MaliceState
    /// The same in words.
    package let words: WordsAnswer
    /// For If-Match.
    package let version: Int
    /// When it was decided.
    package let decidedAt: Timestamp?
    /// The centre's reason.
    package let reason: String?
    /// It can be contested now, once.
    package let canAppeal: Bool
    /// Until when.
    package let appealUntil: Timestamp?
    /// What its reporter said against it.
    package let appealText: String?
    /// The city's reason.
    package let appealReason: String?
    /// Until when points and red packets pause because of it.
    package let pausedUntil: Timestamp?
}
