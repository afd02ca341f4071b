package import Model

/// A town in figures. Rates are per cent of what was due.
package struct TownFigure: ResponseContent {
    package static let schema = ObjectSchema(
        "TownFigure",
        "A town in figures. Rates are per cent of what was due.",
        [
            .required("townCode", .text(.town), "The town."),
            .required("registered", .integer(0...Int.max), "Reports taken in."),
            .required("recurred", .integer(0...Int.max), "Of them where the same had been put right not long ago."),
            .required("recurringPlaces", .integer(0...Int.max), "Places that came onto the list for 源头治理."),
            .required("verificationDue", .integer(0...Int.max), "First verifications that were due."),
            .required("verified", .integer(0...Int.max), "Verified on site."),
            .required("verifiedInTime", .integer(0...Int.max), "Of them in time."),
            .optional("verificationRate", .number(0...1_000_000), "Verified of what was due."),
            .optional("verificationOnTimeRate", .number(0...1_000_000), "Verified in time of what was due."),
            .required("confirmed", .integer(0...Int.max), "True, for somebody else to put right."),
            .required("resolvedOnSite", .integer(0...Int.max), "True, and solved on the spot."),
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
            .required("overdue", .integer(0...Int.max), "Limits of cases that were passed."),
        ]
    )

    /// The town.
    package let townCode: TownCode
    /// Reports taken in.
    package let registered: Int
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
    /// True, for somebody else to put right.
    package let confirmed: Int
    /// True, and solved on the spot.
    package let resolvedOnSite: Int
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
    /// Limits of cases that were passed.
    package let overdue: Int
}
