/// How the citizen wants to be addressed and reached; what is absent stays as it is.
package struct DetailsInput: RequestContent {
    package static let schema = ObjectSchema(
        "DetailsInput",
        "How the citizen wants to be addressed and reached; what is absent stays as it is.",
        [
            .optional("displayName", .text(length: 0...64, form: nil), "Empty for none."),
            .optional(
                "phone",
                .text(length: 0...16, form: .phoneOrNone),
                "Optional, and only for being asked back; empty for none."
            ),
        ]
    )

    /// Empty for none.
    package let displayName: String?
    /// Optional, and only for being asked back; empty for none.
    package let phone: String?

    package init(_ json: JSONObject) throws {
        displayName = try json.optionalString("displayName")
        phone = try json.optionalString("phone")
    }
}
