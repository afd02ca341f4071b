package import Model

/// A case with the officer’s words and photos. Never who reported.
package struct CaseAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "CaseAnswer",
        "A case with the officer’s words and photos. Never who reported.",
        [
            .required("summary", .object(CaseItem.schema), "The case."),
            .required("finding", .text(length: 0...2000, form: nil), "The officer’s words."),
            .required("photos", .list(of: .text(.photo), upTo: 20), "The officer’s photos."),
            .required("timeline", .list(of: .object(TimelineEntry.schema), upTo: 500), "What happened so far."),
        ]
    )

    /// The case.
    package let summary: CaseItem
    /// The officer’s words.
    package let finding: String
    /// The officer’s photos.
    package let photos: [PhotoID]
    /// What happened so far.
    package let timeline: [TimelineEntry]
}
