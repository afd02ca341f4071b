/// What the centre decides about bad faith.
package struct MaliceDecisionInput: RequestContent {
    package static let schema = ObjectSchema(
        "MaliceDecisionInput",
        "What the centre decides about bad faith.",
        [
            .required("isFound", .boolean, "It was sent in bad faith."),
            .required("reason", .words(upTo: 500), "Why; its reporter reads it, if it is found."),
        ]
    )

    /// It was sent in bad faith.
    package let isFound: Bool
    /// Why; its reporter reads it, if it is found.
    package let reason: String

    package init(_ json: JSONObject) throws {
        isFound = try json.boolean("isFound")
        reason = try json.string("reason")
    }
}
