package import Model

/// An emergency that waits for the duty room.
package struct AlarmItem: ResponseContent {
    package static let schema = ObjectSchema(
        "AlarmItem",
        "An emergency that waits for the duty room.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .required("version", .integer(0...Int.max), "For If-Match."),
            .required("level", .integer(1...9), "1 duty room, 2 town centre, 3 city."),
            .required("categoryCode", .text(.category), "Its category."),
            .required("text", .text(length: 0...2000, form: nil), "What was reported."),
            .required("place", .object(PlaceAnswer.schema), "The pin."),
            .required("townCode", .text(.town), "The town."),
            .required("acceptedAt", .text(.time, upTo: 40), "When it was taken in."),
            .optional("acknowledgeBy", .text(.time, upTo: 40), "Then the next level is alarmed."),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// For If-Match.
    package let version: Int
    /// 1 duty room, 2 town centre, 3 city.
    package let level: Int
    /// Its category.
    package let categoryCode: CategoryCode
    /// What was reported.
    package let text: String
    /// The pin.
    package let place: PlaceAnswer
    /// The town.
    package let townCode: TownCode
    /// When it was taken in.
    package let acceptedAt: Timestamp
    /// Then the next level is alarmed.
    package let acknowledgeBy: Timestamp?
}
