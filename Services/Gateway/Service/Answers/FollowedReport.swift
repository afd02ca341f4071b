package import Model

/// A report of somebody else that the citizen follows: how it goes on, nothing of who reported what.
package struct FollowedReport: ResponseContent {
    package static let schema = ObjectSchema(
        "FollowedReport",
        "A report of somebody else that the citizen follows: how it goes on, nothing of who reported what.",
        [
            .required("id", .text(.uuid), "The report."),
            .required("state", .choice(of: ProgressState.self), "Where it is."),
            .required("words", .object(WordsAnswer.schema), "What the citizen reads."),
            .required("categoryCode", .text(.category), "Its category."),
            .required("followedAt", .text(.time, upTo: 40), "Since when."),
            .required("followers", .integer(0...Int.max), "How many follow it."),
            .optional("ownReportId", .text(.uuid), "The citizen's own report that was joined to it."),
        ]
    )

    /// The report.
    package let id: ReportID
    /// Where it is.
    package let state: ProgressState
    /// What the citizen reads.
    package let words: WordsAnswer
    /// Its category.
    package let categoryCode: CategoryCode
    /// Since when.
    package let followedAt: Timestamp
    /// How many follow it.
    package let followers: Int
    /// The citizen's own report that was joined to it.
    package let ownReportId: ReportID?
}
