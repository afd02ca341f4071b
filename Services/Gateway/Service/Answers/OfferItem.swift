package import Model

/// What points can be exchanged for at a town's counter.
package struct OfferItem: ResponseContent {
    package static let schema = ObjectSchema(
        "OfferItem",
        "What points can be exchanged for at a town's counter.",
        [
            .required("code", .text(length: 2...40, form: .offer), "The offer."),
            .required("townCode", .text(.town), "Whose counter."),
            .required("name", .text(length: 0...80, form: nil), "In Chinese."),
            .required("englishName", .text(length: 0...120, form: nil), "In English."),
            .required("points", .integer(1...1_000_000_000), "What it costs."),
            .required("place", .text(length: 0...200, form: nil), "Where it is handed over."),
            .required("englishPlace", .text(length: 0...200, form: nil), "The same in English."),
        ]
    )

    /// The offer.
    package let code: OfferCode
    /// Whose counter.
    package let townCode: TownCode
    /// In Chinese.
    package let name: String
    /// In English.
    package let englishName: String
    /// What it costs.
    package let points: Int
    /// Where it is handed over.
    package let place: String
    /// The same in English.
    package let englishPlace: String
}
