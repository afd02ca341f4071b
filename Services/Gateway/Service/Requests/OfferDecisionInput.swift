/// Whether an offered task is taken over.
package struct OfferDecisionInput: RequestContent {
    package static let schema = ObjectSchema(
        "OfferDecisionInput",
        "Whether an offered task is taken over.",
        [.required("isAccepted", .boolean, "Taken over.")]
    )

    /// Taken over.
    package let isAccepted: Bool

    package init(_ json: JSONObject) throws {
        isAccepted = try json.boolean("isAccepted")
    }
}
