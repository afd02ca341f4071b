package import Model

/// An exchange of points.
package struct RedemptionItem: ResponseContent {
    package static let schema = ObjectSchema(
        "RedemptionItem",
        "An exchange of points.",
        [
            .required("id", .text(.uuid), "The exchange."),
            .required("offerCode", .text(length: 2...40, form: .offer), "The offer."),
            .required("townCode", .text(.town), "Whose counter."),
            .required("name", .text(length: 0...80, form: nil), "The offer in Chinese."),
            .required("englishName", .text(length: 0...120, form: nil), "The offer in English."),
            .required("points", .integer(1...1_000_000_000), "What it cost."),
            .required("state", .choice(of: RedemptionState.self), "Where it stands."),
            .required("words", .object(WordsAnswer.schema), "The same for a person."),
            .optional(
                "code",
                .text(length: 8...8, form: .redemption),
                "What the citizen shows at the counter; only the citizen reads it."
            ),
            .required("version", .integer(0...Int.max), "For `If-Match`."),
            .required("redeemedAt", .text(.time, upTo: 40), "When."),
        ]
    )

    /// The exchange.
    package let id: RedemptionID
    /// The offer.
    package let offerCode: OfferCode
    /// Whose counter.
    package let townCode: TownCode
    /// The offer in Chinese.
    package let name: String
    /// The offer in English.
    package let englishName: String
    /// What it cost.
    package let points: Int
    /// Where it stands.
    package let state: RedemptionState
    /// The same for a person.
    package let words: WordsAnswer
    /// What the citizen shows at the counter; only the citizen reads it.
    package let code: String?
    /// For `If-Match`.
    package let version: Int
    /// When.
    package let redeemedAt: Timestamp
}
