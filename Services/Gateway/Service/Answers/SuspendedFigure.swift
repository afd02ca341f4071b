package import Model

/// Cases of a town that are suspended now, by how long.
package struct SuspendedFigure: ResponseContent {
    package static let schema = ObjectSchema(
        "SuspendedFigure",
        "Cases of a town that are suspended now, by how long.",
        [
            .required("townCode", .text(.town), "The town."),
            .required("suspended", .integer(0...Int.max), "All of them."),
            .required("underWeek", .integer(0...Int.max), "For less than seven days."),
            .required("underMonth", .integer(0...Int.max), "From seven days on, for less than thirty."),
            .required("underQuarter", .integer(0...Int.max), "From thirty days on, for less than ninety."),
            .required("longer", .integer(0...Int.max), "For ninety days or more."),
            .required("oldestAt", .text(.time, upTo: 40), "Since when the oldest of them is."),
        ]
    )

    /// The town.
    package let townCode: TownCode
    /// All of them.
    package let suspended: Int
    /// For less than seven days.
    package let underWeek: Int
    /// From seven days on, for less than thirty.
    package let underMonth: Int
    /// From thirty days on, for less than ninety.
    package let underQuarter: Int
    /// For ninety days or more.
    package let longer: Int
    /// Since when the oldest of them is.
    package let oldestAt: Timestamp
}
