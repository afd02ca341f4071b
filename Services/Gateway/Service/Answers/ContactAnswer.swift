package import Model

/// How a reporter can be reached. Every reading of it is recorded.
package struct ContactAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "ContactAnswer",
        "How a reporter can be reached. Every reading of it is recorded.",
        [
            .required("displayName", .text(length: 0...64, form: nil), "How to address them; may be empty."),
            .optional("phone", .text(.phone), "Where they gave one."),
            .optional("relativeName", .text(length: 0...64, form: nil), "How to call the relative they reported for."),
            .optional("relativePhone", .text(.phone), "The relative's, where they named one."),
            .required("readableUntil", .text(.time, upTo: 40), "Until when it may be read."),
            .required("reads", .integer(1...Int.max), "How often it was read, this time included."),
        ]
    )

    /// How to address them; may be empty.
    package let displayName: String
    /// Where they gave one.
    package let phone: String?
    /// How to call the relative they reported for.
    package let relativeName: String?
    /// The relative's, where they named one.
    package let relativePhone: String?
    /// Until when it may be read.
    package let readableUntil: Timestamp
    /// How often it was read, this time included.
    package let reads: Int
}
