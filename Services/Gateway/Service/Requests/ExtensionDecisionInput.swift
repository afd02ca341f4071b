/// Whether more time is given.
package struct ExtensionDecisionInput: RequestContent {
    package static let schema = ObjectSchema(
        "ExtensionDecisionInput",
        "Whether more time is given.",
        [
            .required("isGranted", .boolean, "Given."),
            .optional("reason", .text(length: 0...500, form: nil), "Needed for a refusal."),
        ]
    )

    /// Given.
    package let isGranted: Bool
    /// Needed for a refusal.
    package let reason: String?

    package init(_ json: JSONObject) throws {
        isGranted = try json.boolean("isGranted")
        reason = try json.optionalString("reason")
    }
}
