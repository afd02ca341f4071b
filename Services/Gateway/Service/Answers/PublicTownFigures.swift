import City
package import Model

/// What everybody may know of a town.
package struct PublicTownFigures: ResponseContent {
    package static let schema = ObjectSchema(
        "PublicTownFigures",
        "Counts of one town for everybody: no person, no place, no case.",
        [
            .required("townCode", .text(.town), "The town."),
            .required("received", .integer(0...Int.max), "Taken in."),
            .optional(
                "receivedPerTenThousand",
                .number(0...1_000_000_000),
                "Sent from within it for each ten thousand residents."
            ),
            .required("verified", .integer(0...Int.max), "Verified on site."),
            .required("confirmed", .integer(0...Int.max), "Found as reported, or solved on the spot."),
            .required("solved", .integer(0...Int.max), "Solved on the spot, or closed after a passed re-check."),
        ]
    )

    package let townCode: TownCode
    package let received: Int
    /// For each ten thousand residents.
    package let receivedPerTenThousand: Double?
    package let verified: Int
    package let confirmed: Int
    package let solved: Int

    init(_ figures: TownFigure) {
        townCode = figures.townCode
        received = figures.received
        receivedPerTenThousand = FigureReading.perTenThousand(figures.received, residents: figures.residents)
        verified = figures.verified
        confirmed = figures.confirmed + figures.resolvedOnSite
        solved = figures.resolvedOnSite + max(0, figures.closed - figures.reopened)
    }
}
