package import Model

/// Everything that is kept of a citizen, for the citizen.
package struct PersonalCopy: ResponseContent {
    package static let schema = ObjectSchema(
        "PersonalCopy",
        "Everything that is kept of a citizen, for the citizen.",
        [
            .required("at", .text(.time, upTo: 40), "When the copy was made."),
            .required("account", .object(AccountAnswer.schema), "The account."),
            .required("reports", .list(of: .object(PersonalReport.schema), upTo: 5000), "Reports, newest first."),
            .required("said", .list(of: .object(PersonalWords.schema), upTo: 5000), "Answers, appeals and ratings."),
            .required("followed", .list(of: .object(FollowedReport.schema), upTo: 5000), "Reports that are followed."),
            .required("points", .object(PointsAnswer.schema), "Points and red packets."),
            .required("redemptions", .list(of: .object(RedemptionItem.schema), upTo: 200), "Exchanges of points."),
            .required("notices", .list(of: .object(NoticeItem.schema), upTo: 5000), "Messages, newest first."),
            .required(
                "noticePreferences",
                .object(NoticePreferencesAnswer.schema),
                "How the citizen wants to hear of things, with the number for text messages."
            ),
            .required(
                "contactReadings",
                .list(of: .object(ContactReading.schema), upTo: 5000),
                "When the contact was read, where the law does not forbid to tell."
            ),
        ]
    )

    /// When the copy was made.
    package let at: Timestamp
    /// The account.
    package let account: AccountAnswer
    /// Reports, newest first.
    package let reports: [PersonalReport]
    /// Answers, appeals and ratings.
    package let said: [PersonalWords]
    /// Reports that are followed.
    package let followed: [FollowedReport]
    /// Points and red packets.
    package let points: PointsAnswer
    /// Exchanges of points.
    package let redemptions: [RedemptionItem]
    /// Messages, newest first.
    package let notices: [NoticeItem]
    /// How the citizen wants to hear of things, with the number for text messages.
    package let noticePreferences: NoticePreferencesAnswer
    /// When the contact was read, where the law does not forbid to tell.
    package let contactReadings: [ContactReading]
}
