package import Model

/// One step of a report, as its reader may see it.
package struct TimelineEntry: ResponseContent {
    package static let schema = ObjectSchema(
        "TimelineEntry",
        "One step of a report, as its reader may see it.",
        [
            .required("position", .integer(1...Int.max), "Place in the journal; also the id of the live event."),
            .required("at", .text(.time, upTo: 40), "When it happened."),
            .required("type", .text(length: 0...80, form: nil), "The event, for example report.registered.v1."),
            .required("state", .text(length: 0...40, form: nil), "What the report was in from then on."),
            .required("words", .object(WordsAnswer.schema), "What it means."),
            .optional("note", .text(length: 0...2000, form: nil), "Words of an officer or clerk that belong to it."),
            .required("photos", .list(of: .object(PhotoLink.schema), upTo: 20), "Photos that belong to it."),
        ]
    )

    /// Place in the journal; also the id of the live event.
    package let position: Int
    /// When it happened.
    package let at: Timestamp
    /// The event, for example report.registered.v1.
    package let type: String
    /// What the report was in from then on.
    package let state: String
    /// What it means.
    package let words: WordsAnswer
    /// Words of an officer or clerk that belong to it.
    package let note: String?
    /// Photos that belong to it.
    package let photos: [PhotoLink]
}
