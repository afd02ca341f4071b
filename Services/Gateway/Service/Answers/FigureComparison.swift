/// Towns against the span before, the same days a year before, and their residents.
package struct FigureComparison: ResponseContent {
    package static let schema = ObjectSchema(
        "FigureComparison",
        "Towns against the span before, the same days a year before, and their residents.",
        [
            .required("from", .text(.day, upTo: 10), "The first day of the span."),
            .required("to", .text(.day, upTo: 10), "Its last day."),
            .required("beforeFrom", .text(.earlierDay, upTo: 10), "The first day of the span before."),
            .required("yearFrom", .text(.earlierDay, upTo: 10), "The first day a year before."),
            .required("all", .object(TownComparison.schema), "The own area as one."),
            .required("items", .list(of: .object(TownComparison.schema), upTo: 100), "Town by town."),
        ]
    )

    /// The first day of the span.
    package let from: String
    /// Its last day.
    package let to: String
    /// The first day of the span before.
    package let beforeFrom: String
    /// The first day a year before.
    package let yearFrom: String
    /// The own area as one.
    package let all: TownComparison
    /// Town by town.
    package let items: [TownComparison]
}
