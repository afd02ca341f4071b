package import Model

/// An open report near a place: the same thing?
package struct NearbyReport: ResponseContent {
    package static let schema = ObjectSchema(
        "NearbyReport",
        "An open report near a place: the same thing?",
        [
            .required("id", .text(.uuid), "The report, to be followed."),
            .required("categoryCode", .text(.category), "Its category."),
            .required("distanceMetres", .number(0...100_000), "From the place that was asked about."),
            .required("acceptedAt", .text(.time, upTo: 40), "When it was taken in."),
            .required("followers", .integer(0...Int.max), "How many have said “me too”."),
        ]
    )

    /// The report, to be followed.
    package let id: ReportID
    /// Its category.
    package let categoryCode: CategoryCode
    /// From the place that was asked about.
    package let distanceMetres: Double
    /// When it was taken in.
    package let acceptedAt: Timestamp
    /// How many have said “me too”.
    package let followers: Int
}
