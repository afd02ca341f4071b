package import Model

/// A place where the same comes again and again (源头治理).
package struct RecurringPlace: ResponseContent {
    package static let schema = ObjectSchema(
        "RecurringPlace",
        "A place where the same comes again and again (源头治理).",
        [
            .required("id", .text(.uuid), "Names the place: its first report."),
            .required("lastReportId", .text(.uuid), "The newest report."),
            .required("reports", .integer(2...Int.max), "All reports of the place."),
            .required("number", .integer(2...Int.max), "The how-manieth the newest was within the period."),
            .required("townCode", .text(.town), "The town."),
            .required("villageCode", .text(.village), "The village."),
            .required("gridCode", .text(.cell), "The cell."),
            .required("categoryCode", .text(.category), "The category."),
            .required("place", .object(PlaceAnswer.schema), "Where the newest is."),
            .required("lastAt", .text(.time, upTo: 40), "When the newest was registered."),
        ]
    )

    /// Names the place: its first report.
    package let id: ReportID
    /// The newest report.
    package let lastReportId: ReportID
    /// All reports of the place.
    package let reports: Int
    /// The how-manieth the newest was within the period.
    package let number: Int
    /// The town.
    package let townCode: TownCode
    /// The village.
    package let villageCode: VillageCode
    /// The cell.
    package let gridCode: GridCode
    /// The category.
    package let categoryCode: CategoryCode
    /// Where the newest is.
    package let place: PlaceAnswer
    /// When the newest was registered.
    package let lastAt: Timestamp
}
