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
            .required("state", .choice(of: ProgressState.self), "What the report was in from then on."),
            .required("words", .object(WordsAnswer.schema), "What it means."),
            .optional("note", .text(length: 0...2000, form: nil), "Words of a person that belong to it."),
            .required(
                "photos",
                .list(of: .text(.photo), upTo: 20),
                "Read them at /v1/photos/{photoId} with this report."
            ),
        ]
    )

    /// Place in the journal; also the id of the live event.
    package let position: Int
    /// When it happened.
    package let at: Timestamp
    /// The event, for example report.registered.v1.
    package let type: String
    /// What the report was in from then on.
    package let state: ProgressState
    /// What it means.
    package let words: WordsAnswer
    /// Words of a person that belong to it.
    package let note: String?
    /// Read them at /v1/photos/{photoId} with this report.
    package let photos: [PhotoID]
}
