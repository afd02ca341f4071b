/// Why.
package struct ReasonInput: RequestContent {
    package static let schema = ObjectSchema(
        "ReasonInput",
        "Why.",
        [
            .required("reason", .words(upTo: 500), "Why.")
        ]
    )

    /// Why.
    package let reason: String

    package init(_ json: JSONObject) throws {
        reason = try json.string("reason")
    }
}
