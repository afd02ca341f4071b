package import Model

/// What a grid officer did. Rates are per cent.
package struct OfficerFigure: ResponseContent {
    package static let schema = ObjectSchema(
        "OfficerFigure",
        "What a grid officer did. Rates are per cent.",
        [
            .required("officerId", .text(.uuid), "The officer."),
            .required("name", .text(length: 0...64, form: nil), "Whose name is this."),
            .optional("villageCode", .text(.village), "The village the officer belongs to."),
            .required("assigned", .integer(0...Int.max), "Tasks of every kind that came to the officer."),
            .required("verified", .integer(0...Int.max), "Reports verified."),
            .required("verifiedInTime", .integer(0...Int.max), "Of them in time."),
            .optional("onTimeRate", .number(0...1_000_000), "In time of what was verified."),
            .required("confirmed", .integer(0...Int.max), "Found true, for somebody else to put right."),
            .required("resolvedOnSite", .integer(0...Int.max), "Found true, and solved on the spot."),
            .required("unfounded", .integer(0...Int.max), "Found not so."),
            .required("remote", .integer(0...Int.max), "Findings recorded from farther away than the limit."),
            .required("rechecked", .integer(0...Int.max), "Re-checks of what departments had done."),
            .required("recheckFailed", .integer(0...Int.max), "Of them not passed."),
            .required(
                "sampleChecked",
                .integer(0...Int.max),
                "Of what the officer solved alone, looked at by another."
            ),
            .required("sampleFailed", .integer(0...Int.max), "Of that, not as the finding said."),
        ]
    )

    /// The officer.
    package let officerId: OfficerID
    /// Whose name is this.
    package let name: String
    /// The village the officer belongs to.
    package let villageCode: VillageCode?
    /// Tasks of every kind that came to the officer.
    package let assigned: Int
    /// Reports verified.
    package let verified: Int
    /// Of them in time.
    package let verifiedInTime: Int
    /// In time of what was verified.
    package let onTimeRate: Double?
    /// Found true, for somebody else to put right.
    package let confirmed: Int
    /// Found true, and solved on the spot.
    package let resolvedOnSite: Int
    /// Found not so.
    package let unfounded: Int
    /// Findings recorded from farther away than the limit.
    package let remote: Int
    /// Re-checks of what departments had done.
    package let rechecked: Int
    /// Of them not passed.
    package let recheckFailed: Int
    /// Of what the officer solved alone, looked at by another.
    package let sampleChecked: Int
    /// Of that, not as the finding said.
    package let sampleFailed: Int
}
