package import Model

/// A town in figures. Rates are per cent of what was due.
package struct TownFigure: ResponseContent {
    package static let schema = ObjectSchema(
        "TownFigure",
        "A town in figures. Rates are per cent of what was due.",
        [
            .required("townCode", .text(.town), "The town."),
            .optional("residents", .integer(1...Int.max), "As the census counts them."),
            .optional(
                "registeredPerTenThousand",
                .number(0...1_000_000_000),
                "Reports taken in for each ten thousand residents."
            ),
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
            .optional("unfoundedRate", .number(0...1_000_000), "Not so, of what was verified."),
            .required("maliceProposed", .integer(0...Int.max), "Of them sent in bad faith, as the officer thinks."),
            .required("malicious", .integer(0...Int.max), "Of them decided to be so."),
            .optional("maliciousRate", .number(0...1_000_000), "Decided to be in bad faith, of what was verified."),
            .required("goneOnArrival", .integer(0...Int.max), "Gone when the officer came."),
            .required("sampleDrawn", .integer(0...Int.max), "Solved on the spot and drawn for a second look."),
            .required("sampleChecked", .integer(0...Int.max), "Of them looked at."),
            .required("sampleFailed", .integer(0...Int.max), "Of them not as the finding said."),
            .required("dispatched", .integer(0...Int.max), "Given to a department."),
            .required("returned", .integer(0...Int.max), "Returned by one."),
            .optional(
                "responseRate",
                .number(0...1_000_000),
                "Accepted or returned by departments themselves, of all that was, by silence too."
            ),
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
            .optional("solvedRate", .number(0...1_000_000), "“It is solved”, of what was rated."),
            .required("ratedContent", .integer(0...Int.max), "Of them with four or five stars."),
            .optional("contentRate", .number(0...1_000_000), "Four or five stars, of what was rated."),
        ]
    )

    /// The town.
    package let townCode: TownCode
    /// As the census counts them.
    package let residents: Int?
    /// Reports taken in for each ten thousand residents.
    package let registeredPerTenThousand: Double?
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
    /// Not so, of what was verified.
    package let unfoundedRate: Double?
    /// Of them sent in bad faith, as the officer thinks.
    package let maliceProposed: Int
    /// Of them decided to be so.
    package let malicious: Int
    /// Decided to be in bad faith, of what was verified.
    package let maliciousRate: Double?
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
    /// Accepted or returned by departments themselves, of all that was, by silence too.
    package let responseRate: Double?
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
    /// “It is solved”, of what was rated.
    package let solvedRate: Double?
    /// Of them with four or five stars.
    package let ratedContent: Int
    /// Four or five stars, of what was rated.
    package let contentRate: Double?
}
