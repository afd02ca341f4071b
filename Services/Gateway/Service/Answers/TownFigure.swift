package import Model

/// A town in figures. Rates are per cent of what was due.
package struct TownFigure: ResponseContent {
    package static let schema = ObjectSchema(
        "TownFigure",
        "A town in figures. Rates are per cent of what was due.",
        [
            .required("townCode", .text(.town), "The town."),
            .required("received", .integer(0...Int.max), "Sent from within it, taken in or not."),
            .required("registered", .integer(0...Int.max), "Reports taken in."),
            .required("patrol", .integer(0...Int.max), "Of them found by officers on patrol."),
            .required("recurred", .integer(0...Int.max), "Of them where the same had been put right not long ago."),
            .required("recurringPlaces", .integer(0...Int.max), "Places that came onto the list for 源头治理."),
            .required("verificationDue", .integer(0...Int.max), "First verifications that were due."),
            .required("verified", .integer(0...Int.max), "Verified on site."),
            .required("verifiedInTime", .integer(0...Int.max), "Of them in time."),
            .optional("verificationRate", .number(0...1_000_000), "Verified of what was due."),
            .optional("verificationOnTimeRate", .number(0...1_000_000), "Verified in time of what was due."),
            .optional(
                "verificationMedianSeconds",
                .integer(0...Int.max),
                "Half were verified within so long, to about 5 %."
            ),
            .optional("verificationP90Seconds", .integer(0...Int.max), "Nine of ten were verified within so long."),
            .required("confirmed", .integer(0...Int.max), "True, for somebody else to put right."),
            .required("resolvedOnSite", .integer(0...Int.max), "True, and solved on the spot."),
            .required("unfounded", .integer(0...Int.max), "Not so."),
            .required("goneOnArrival", .integer(0...Int.max), "Gone when the officer came."),
            .required("sampleDrawn", .integer(0...Int.max), "Solved on the spot and drawn for a second look."),
            .required("sampleChecked", .integer(0...Int.max), "Of them looked at."),
            .required("sampleFailed", .integer(0...Int.max), "Of them not as the finding said."),
            .required("dispatched", .integer(0...Int.max), "Given to a department."),
            .required("returned", .integer(0...Int.max), "Returned by one."),
            .required("extended", .integer(0...Int.max), "Extensions granted."),
            .required("suspended", .integer(0...Int.max), "Suspensions."),
            .required("reworked", .integer(0...Int.max), "Re-checks that were not passed."),
            .required("closingDue", .integer(0...Int.max), "Cases that were due to be closed."),
            .required("closed", .integer(0...Int.max), "Closed."),
            .required("closedInTime", .integer(0...Int.max), "Of them in time."),
            .optional("closingRate", .number(0...1_000_000), "Closed of what was due."),
            .optional("closingOnTimeRate", .number(0...1_000_000), "Closed in time of what was due."),
            .optional(
                "closingMedianSeconds",
                .integer(0...Int.max),
                "Half were closed within so long of their registration, to about 5 %."
            ),
            .optional("closingP90Seconds", .integer(0...Int.max), "Nine of ten were closed within so long."),
            .required("reopened", .integer(0...Int.max), "Closed, and opened again."),
            .required("overdue", .integer(0...Int.max), "Limits of cases that were passed."),
            .required("overdueNow", .integer(0...Int.max), "Past a limit and still open at this moment."),
            .required("rated", .integer(0...Int.max), "Outcomes that citizens rated."),
            .required("ratedSolved", .integer(0...Int.max), "Of them “it is solved”."),
            .required("ratedContent", .integer(0...Int.max), "Of them with four or five stars."),
        ]
    )

    /// The town.
    package let townCode: TownCode
    /// Sent from within it, taken in or not.
    package let received: Int
    /// Reports taken in.
    package let registered: Int
    /// Of them found by officers on patrol.
    package let patrol: Int
    /// Of them where the same had been put right not long ago.
    package let recurred: Int
    /// Places that came onto the list for 源头治理.
    package let recurringPlaces: Int
    /// First verifications that were due.
    package let verificationDue: Int
    /// Verified on site.
    package let verified: Int
    /// Of them in time.
    package let verifiedInTime: Int
    /// Verified of what was due.
    package let verificationRate: Double?
    /// Verified in time of what was due.
    package let verificationOnTimeRate: Double?
    /// Half were verified within so long, to about 5 %.
    package let verificationMedianSeconds: Int?
    /// Nine of ten were verified within so long.
    package let verificationP90Seconds: Int?
    /// True, for somebody else to put right.
    package let confirmed: Int
    /// True, and solved on the spot.
    package let resolvedOnSite: Int
    /// Not so.
    package let unfounded: Int
    /// Gone when the officer came.
    package let goneOnArrival: Int
    /// Solved on the spot and drawn for a second look.
    package let sampleDrawn: Int
    /// Of them looked at.
    package let sampleChecked: Int
    /// Of them not as the finding said.
    package let sampleFailed: Int
    /// Given to a department.
    package let dispatched: Int
    /// Returned by one.
    package let returned: Int
    /// Extensions granted.
    package let extended: Int
    /// Suspensions.
    package let suspended: Int
    /// Re-checks that were not passed.
    package let reworked: Int
    /// Cases that were due to be closed.
    package let closingDue: Int
    /// Closed.
    package let closed: Int
    /// Of them in time.
    package let closedInTime: Int
    /// Closed of what was due.
    package let closingRate: Double?
    /// Closed in time of what was due.
    package let closingOnTimeRate: Double?
    /// Half were closed within so long of their registration, to about 5 %.
    package let closingMedianSeconds: Int?
    /// Nine of ten were closed within so long.
    package let closingP90Seconds: Int?
    /// Closed, and opened again.
    package let reopened: Int
    /// Limits of cases that were passed.
    package let overdue: Int
    /// Past a limit and still open at this moment.
    package let overdueNow: Int
    /// Outcomes that citizens rated.
    package let rated: Int
    /// Of them “it is solved”.
    package let ratedSolved: Int
    /// Of them with four or five stars.
    package let ratedContent: Int
}
