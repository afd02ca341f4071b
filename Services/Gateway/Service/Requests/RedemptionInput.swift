package import Model

/// What points are to be exchanged for.
package struct RedemptionInput: RequestContent {
    package static let schema = ObjectSchema(
        "RedemptionInput",
        "What points are to be exchanged for.",
        [
            .required("offerCode", .text(length: 2...40, form: .offer), "The offer."),
            .required("townCode", .text(.town), "Whose counter hands it over."),
        ]
    )

    /// The offer.
    package let offerCode: OfferCode
    /// Whose counter hands it over.
    package let townCode: TownCode

    package init(_ json: JSONObject) throws {
        offerCode = try json.value("offerCode")
        townCode = try json.value("townCode")
    }
}
