package import Model

/// A report with everything its reporter may see.
package struct ReportAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "ReportAnswer",
        "A report with everything its reporter may see.",
        [
            .required("id", .text(.uuid), "The report."),
            .required("state", .choice(of: ProgressState.self), "Where it is."),
            .required("words", .object(WordsAnswer.schema), "What the citizen reads."),
            .required("isVerified", .boolean, "Fact one: was it verified on site?"),
            .required("isHandled", .boolean, "Fact two: was it handled?"),
            .optional("acceptedAt", .text(.time, upTo: 40), "When it was taken in; absent until it is registered."),
            .optional("expectedAt", .text(.time, upTo: 40), "Until when the present step is expected to be done."),
            .optional("categoryCode", .text(.category), "Its category."),
            .optional("text", .text(length: 0...2000, form: nil), "What the reporter wrote."),
            .optional("landmark", .text(length: 0...200, form: nil), "A landmark."),
            .optional("place", .object(PlaceAnswer.schema), "The pin."),
            .optional("townCode", .text(.town), "The town."),
            .required("photos", .list(of: .text(.photo), upTo: 20), "The photos of the reporter."),
            .optional("question", .text(length: 0...2000, form: nil), "The question that is open."),
            .required("canAnswer", .boolean, "A question is open."),
            .required("canAppeal", .boolean, "The outcome can be contested."),
            .required("canRate", .boolean, "The outcome can be rated."),
            .optional(
                "malice",
                .object(MaliceNote.schema),
                "That it was found to have been sent in bad faith; absent where it was not."
            ),
            .required("timeline", .list(of: .object(TimelineEntry.schema), upTo: 500), "Every step, oldest first."),
        ]
    )

    /// The report.
    package let id: ReportID
    /// Where it is.
    package let state: ProgressState
    /// What the citizen reads.
    package let words: WordsAnswer
    /// Fact one: was it verified on site?
    package let isVerified: Bool
    /// Fact two: was it handled?
    package let isHandled: Bool
    /// When it was taken in; absent until it is registered.
    package let acceptedAt: Timestamp?
    /// Until when the present step is expected to be done.
    package let expectedAt: Timestamp?
    /// Its category.
    package let categoryCode: CategoryCode?
    /// What the reporter wrote.
    package let text: String?
    /// A landmark.
    package let landmark: String?
    /// The pin.
    package let place: PlaceAnswer?
    /// The town.
    package let townCode: TownCode?
    /// The photos of the reporter.
    package let photos: [PhotoID]
    /// The question that is open.
    package let question: String?
    /// A question is open.
    package let canAnswer: Bool
    /// The outcome can be contested.
    package let canAppeal: Bool
    /// The outcome can be rated.
    package let canRate: Bool
    /// That it was found to have been sent in bad faith; absent where it was not.
    package let malice: MaliceNote?
    /// Every step, oldest first.
    package let timeline: [TimelineEntry]
}
