package import Model

/// Counts of the city, by town.
package struct OverviewAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "OverviewAnswer",
        "Counts of the city, by town.",
        [
            .required("towns", .list(of: .object(TownFigure.schema), upTo: 100), "Every town that has reports."),
            .required("at", .text(.time, upTo: 40), "When they were counted."),
        ]
    )

    /// Every town that has reports.
    package let towns: [TownFigure]
    /// When they were counted.
    package let at: Timestamp
}
