package import Model

/// What red packets cost a town, of the reports that were verified in a month or ever.
package struct RewardCost: ResponseContent {
    package static let schema = ObjectSchema(
        "RewardCost",
        "What red packets cost a town, of the reports that were verified in a month or ever.",
        [
            .required("townCode", .text(.town), "The town."),
            .required("grantedFen", .integer(0...Int.max), "The budget."),
            .required("leftFen", .integer(0...Int.max), "What is left of it."),
            .required("packets", .integer(0...Int.max), "Red packets that are reserved or paid."),
            .required("reservedFen", .integer(0...Int.max), "What they are worth."),
            .required("claimedPackets", .integer(0...Int.max), "Of them received by their citizens."),
            .required("claimedFen", .integer(0...Int.max), "What was paid."),
            .required(
                "valid",
                .integer(0...Int.max),
                "Reports that were found true: confirmed, or solved on the spot."
            ),
            .optional("fenPerValid", .integer(0...Int.max), "Paid for each of them, in fen."),
        ]
    )

    /// The town.
    package let townCode: TownCode
    /// The budget.
    package let grantedFen: Int
    /// What is left of it.
    package let leftFen: Int
    /// Red packets that are reserved or paid.
    package let packets: Int
    /// What they are worth.
    package let reservedFen: Int
    /// Of them received by their citizens.
    package let claimedPackets: Int
    /// What was paid.
    package let claimedFen: Int
    /// Reports that were found true: confirmed, or solved on the spot.
    package let valid: Int
    /// Paid for each of them, in fen.
    package let fenPerValid: Int?
}
