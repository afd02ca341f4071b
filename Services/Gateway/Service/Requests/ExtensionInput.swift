package import Model

/// Until when, and why.
package struct ExtensionInput: RequestContent {
    package static let schema = ObjectSchema(
        "ExtensionInput",
        "Until when, and why.",
        [
            .required("until", .text(.time, upTo: 40), "The new limit."),
            .required("reason", .words(upTo: 500), "Why."),
        ]
    )

    /// The new limit.
    package let until: Timestamp
    /// Why.
    package let reason: String

    package init(_ json: JSONObject) throws {
        until = try json.value("until")
        reason = try json.string("reason")
    }
}
