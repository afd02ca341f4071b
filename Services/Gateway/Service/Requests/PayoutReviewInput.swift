import Model

/// What becomes of a red packet that was looked at.
package struct PayoutReviewInput: RequestContent {
    package static let schema = ObjectSchema(
        "PayoutReviewInput",
        "What becomes of a red packet that was looked at.",
        [
            .required("isCleared", .boolean, "True: the citizen can claim it. False: back to the budget, for good."),
            .required("reason", .words(upTo: 500), "Why; it is kept."),
        ]
    )

    /// True: the citizen can claim it. False: back to the budget, for good.
    package let isCleared: Bool
    /// Why; it is kept.
    package let reason: String

    package init(_ json: JSONObject) throws {
        isCleared = try json.boolean("isCleared")
        reason = try json.string("reason")
    }

    var decision: PayoutDecision { isCleared ? .clear : .withhold }
}
