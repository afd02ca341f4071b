package import Model

/// Counts of one town.
package struct TownFigures: ResponseContent {
    package static let schema = ObjectSchema(
        "TownFigures",
        "Counts of one town.",
        [
            .required("townCode", .text(.town), "The town."),
            .required("received", .integer(0...Int.max), "Taken in."),
            .required("registered", .integer(0...Int.max), "Registered."),
            .required("verified", .integer(0...Int.max), "Verified on site."),
            .required("confirmed", .integer(0...Int.max), "Confirmed."),
            .required("resolvedOnSite", .integer(0...Int.max), "Solved on the spot."),
            .required("dispatched", .integer(0...Int.max), "Transfers to departments."),
            .required("closed", .integer(0...Int.max), "Closed."),
            .required("overdueNow", .integer(0...Int.max), "Past a limit and still open."),
        ]
    )

    /// The town.
    package let townCode: TownCode
    /// Taken in.
    package let received: Int
    /// Registered.
    package let registered: Int
    /// Verified on site.
    package let verified: Int
    /// Confirmed.
    package let confirmed: Int
    /// Solved on the spot.
    package let resolvedOnSite: Int
    /// Transfers to departments.
    package let dispatched: Int
    /// Closed.
    package let closed: Int
    /// Past a limit and still open.
    package let overdueNow: Int
}
