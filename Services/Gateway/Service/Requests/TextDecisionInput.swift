/// What a person thinks of words that were held.
package struct TextDecisionInput: RequestContent {
    package static let schema = ObjectSchema(
        "TextDecisionInput",
        "What a person thinks of words that were held.",
        [
            .required("isFine", .boolean, "Nothing is wrong with them."),
            .required("reason", .text(length: 1...500, form: .filled), "Why; it is kept."),
        ]
    )

    /// Nothing is wrong with them.
    package let isFine: Bool
    /// Why; it is kept.
    package let reason: String

    package init(_ json: JSONObject) throws {
        isFine = try json.boolean("isFine")
        reason = try json.string("reason")
    }
}
