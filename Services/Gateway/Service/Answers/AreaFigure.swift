/// A village, a cell, a category or a town in figures. Rates are per cent of what was due.
package struct AreaFigure: ResponseContent {
    package static let schema = ObjectSchema(
        "AreaFigure",
        "A village, a cell, a category or a town in figures. Rates are per cent of what was due.",
        [
            .required(
                "code",
                .text(length: 4...15, form: nil),
                "Nine digits of a town, twelve of a village, fifteen of a cell, four of a category."
            ),
            .required("name", .text(length: 0...64, form: nil), "Its name."),
            .required("registered", .integer(0...Int.max), "Reports taken in."),
            .required("patrol", .integer(0...Int.max), "Of them found by officers on patrol."),
            .required("recurred", .integer(0...Int.max), "Of them where the same had been put right not long ago."),
            .required("verificationDue", .integer(0...Int.max), "First verifications that were due."),
            .required("verified", .integer(0...Int.max), "Verified on site."),
            .required("verifiedInTime", .integer(0...Int.max), "Of them in time."),
            .optional("verificationOnTimeRate", .number(0...1_000_000), "Verified in time of what was due."),
            .required("confirmed", .integer(0...Int.max), "True, for somebody else to put right."),
            .required("resolvedOnSite", .integer(0...Int.max), "True, and solved on the spot."),
            .required("unfounded", .integer(0...Int.max), "Not so."),
            .required("malicious", .integer(0...Int.max), "Of them decided to be in bad faith."),
            .required("closingDue", .integer(0...Int.max), "Cases that were due to be closed."),
            .required("closed", .integer(0...Int.max), "Closed."),
            .required("closedInTime", .integer(0...Int.max), "Of them in time."),
            .optional("closingOnTimeRate", .number(0...1_000_000), "Closed in time of what was due."),
            .required("reopened", .integer(0...Int.max), "Closed, and opened again."),
            .required("overdue", .integer(0...Int.max), "Limits of cases that were passed."),
        ]
    )

    /// Nine digits of a town, twelve of a village, fifteen of a cell, four of a category.
    package let code: String
    /// Its name.
    package let name: String
    /// Reports taken in.
    package let registered: Int
    /// Of them found by officers on patrol.
    package let patrol: Int
    /// Of them where the same had been put right not long ago.
    package let recurred: Int
    /// First verifications that were due.
    package let verificationDue: Int
    /// Verified on site.
    package let verified: Int
    /// Of them in time.
    package let verifiedInTime: Int
    /// Verified in time of what was due.
    package let verificationOnTimeRate: Double?
    /// True, for somebody else to put right.
    package let confirmed: Int
    /// True, and solved on the spot.
    package let resolvedOnSite: Int
    /// Not so.
    package let unfounded: Int
    /// Of them decided to be in bad faith.
    package let malicious: Int
    /// Cases that were due to be closed.
    package let closingDue: Int
    /// Closed.
    package let closed: Int
    /// Of them in time.
    package let closedInTime: Int
    /// Closed in time of what was due.
    package let closingOnTimeRate: Double?
    /// Closed, and opened again.
    package let reopened: Int
    /// Limits of cases that were passed.
    package let overdue: Int
}
