package import Model

/// A cell in which much is open, or comes again and again.
package struct HotSpot: ResponseContent {
    package static let schema = ObjectSchema(
        "HotSpot",
        "A cell in which much is open, or comes again and again.",
        [
            .required("gridCode", .text(.cell), "The cell."),
            .required("townCode", .text(.town), "Its town."),
            .required("villageCode", .text(.village), "Its village."),
            .required("name", .text(length: 0...64, form: nil), "The name of its village."),
            .required("place", .object(PlaceAnswer.schema), "A point in it."),
            .required("open", .integer(0...Int.max), "Reports that are open now."),
            .required(
                "recurring",
                .integer(0...Int.max),
                "Of the last 90 days, reports of what had been put right before."
            ),
            .optional("categoryCode", .text(.category), "What most of the open ones are about."),
            .required("categoryOpen", .integer(0...Int.max), "How many these are."),
        ]
    )

    /// The cell.
    package let gridCode: GridCode
    /// Its town.
    package let townCode: TownCode
    /// Its village.
    package let villageCode: VillageCode
    /// The name of its village.
    package let name: String
    /// A point in it.
    package let place: PlaceAnswer
    /// Reports that are open now.
    package let open: Int
    /// Of the last 90 days, reports of what had been put right before.
    package let recurring: Int
    /// What most of the open ones are about.
    package let categoryCode: CategoryCode?
    /// How many these are.
    package let categoryOpen: Int
}
