package import Model

/// A message that a consumer put aside, without its content.
package struct ParkedItem: ResponseContent {
    package static let schema = ObjectSchema(
        "ParkedItem",
        "A message that a consumer put aside, without its content.",
        [
            .required("name", .text(.parked, upTo: 40), "As `rrp parked` names it."),
            .required("consumer", .text(length: 0...200, form: nil), "The queue that it came from."),
            .required("type", .text(length: 0...200, form: nil), "Its type."),
            .optional("subject", .text(length: 0...200, form: nil), "The report that it is about."),
            .required("reason", .text(length: 0...200, form: nil), "Why, as a code."),
            .required("parkedAt", .text(.time, upTo: 40), "Since when it lies aside."),
        ]
    )

    /// As `rrp parked` names it.
    package let name: String
    /// The queue that it came from.
    package let consumer: String
    /// Its type.
    package let type: String
    /// The report that it is about.
    package let subject: String?
    /// Why, as a code.
    package let reason: String
    /// Since when it lies aside.
    package let parkedAt: Timestamp
}
