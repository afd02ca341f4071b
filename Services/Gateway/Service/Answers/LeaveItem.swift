package import Model

/// A leave that runs or is still to come.
package struct LeaveItem: ResponseContent {
    package static let schema = ObjectSchema(
        "LeaveItem",
        "A leave that runs or is still to come.",
        [
            .required("id", .text(.uuid), "Its id."),
            .required("officerId", .text(.uuid), "Whose."),
            .required("from", .text(.time, upTo: 40), "Since when."),
            .required("until", .text(.time, upTo: 40), "The first moment after it."),
            .required("reason", .text(length: 0...500, form: nil), "Why."),
            .required("version", .integer(1...Int.max), "For If-Match."),
        ]
    )

    /// Its id.
    package let id: LeaveID
    /// Whose.
    package let officerId: OfficerID
    /// Since when.
    package let from: Timestamp
    /// The first moment after it.
    package let until: Timestamp
    /// Why.
    package let reason: String
    /// For If-Match.
    package let version: Int
}
