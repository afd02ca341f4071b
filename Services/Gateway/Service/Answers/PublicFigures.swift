package import Model

/// What everybody may know of the city.
package struct PublicFigures: ResponseContent {
    package static let schema = ObjectSchema(
        "PublicFigures",
        "Counts of the city for everybody, at most a minute old.",
        [
            .required("towns", .list(of: .object(PublicTownFigures.schema), upTo: 100), "Every town that has reports."),
            .required("at", .text(.time, upTo: 40), "When they were counted."),
        ]
    )

    package let towns: [PublicTownFigures]
    package let at: Timestamp
}
