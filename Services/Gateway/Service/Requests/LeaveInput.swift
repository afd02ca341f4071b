package import Model

/// An officer's leave.
package struct LeaveInput: RequestContent {
    package static let schema = ObjectSchema(
        "LeaveInput",
        "An officer's leave.",
        [
            .required("officerId", .text(.uuid), "Whose."),
            .required("from", .text(.time, upTo: 40), "Since when."),
            .required("until", .text(.time, upTo: 40), "The first moment after it."),
            .required("reason", .words(upTo: 500), "Why."),
        ]
    )

    /// Whose.
    package let officerId: OfficerID
    /// Since when.
    package let from: Timestamp
    /// The first moment after it.
    package let until: Timestamp
    /// Why.
    package let reason: String

    package init(_ json: JSONObject) throws {
        officerId = try json.value("officerId")
        from = try json.value("from")
        until = try json.value("until")
        reason = try json.string("reason")
    }
}
