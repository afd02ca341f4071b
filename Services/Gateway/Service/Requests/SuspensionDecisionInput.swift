/// Whether a case is suspended as the department asks.
package struct SuspensionDecisionInput: RequestContent {
    package static let schema = ObjectSchema(
        "SuspensionDecisionInput",
        "Whether a case is suspended as the department asks.",
        [
            .required("isGranted", .boolean, "It is."),
            .optional("reason", .text(length: 0...500, form: nil), "Needed for a refusal."),
        ]
    )

    /// It is.
    package let isGranted: Bool
    /// Needed for a refusal.
    package let reason: String?

    package init(_ json: JSONObject) throws {
        isGranted = try json.boolean("isGranted")
        reason = try json.optionalString("reason")
    }
}
