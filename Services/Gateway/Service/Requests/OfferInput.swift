package import Model

/// To whom a task is offered, and why.
package struct OfferInput: RequestContent {
    package static let schema = ObjectSchema(
        "OfferInput",
        "To whom a task is offered, and why.",
        [
            .required("officerId", .text(.uuid), "A colleague of the town."),
            .required("reason", .words(upTo: 500), "Why."),
        ]
    )

    /// A colleague of the town.
    package let officerId: OfficerID
    /// Why.
    package let reason: String

    package init(_ json: JSONObject) throws {
        officerId = try json.value("officerId")
        reason = try json.string("reason")
    }
}
