package import Model

/// Why a case waits, and until when.
package struct SuspensionInput: RequestContent {
    package static let schema = ObjectSchema(
        "SuspensionInput",
        "Why a case waits, and until when.",
        [
            .required("reason", .words(upTo: 500), "What the citizen reads."),
            .required("nextWordOn", .text(.time, upTo: 40), "When the citizen hears next."),
        ]
    )

    /// What the citizen reads.
    package let reason: String
    /// When the citizen hears next.
    package let nextWordOn: Timestamp

    package init(_ json: JSONObject) throws {
        reason = try json.string("reason")
        nextWordOn = try json.value("nextWordOn")
    }
}
