/// Whether the place is in order now.
package struct RecheckInput: RequestContent {
    package static let schema = ObjectSchema(
        "RecheckInput",
        "Whether the place is in order now.",
        [
            .required("isPassed", .boolean, "In order."),
            .required("text", .words(upTo: 1000), "What was seen."),
            .optional("position", .object(PositionInput.schema), "Of the officer; needed from an officer."),
            .optional("remoteReason", .text(length: 0...200, form: nil), "Needed far from the pin."),
            .optional(
                "photos",
                .list(of: .text(.token, upTo: 2048), upTo: 9),
                "Tokens of photos that were uploaded before."
            ),
            .optional(
                "conclusion",
                .text(length: 0...1000, form: nil),
                "The department’s signed conclusion, where needed."
            ),
        ]
    )

    /// In order.
    package let isPassed: Bool
    /// What was seen.
    package let text: String
    /// Of the officer; needed from an officer.
    package let position: PositionInput?
    /// Needed far from the pin.
    package let remoteReason: String?
    /// Tokens of photos that were uploaded before.
    package let photos: [String]
    /// The department’s signed conclusion, where needed.
    package let conclusion: String?

    package init(_ json: JSONObject) throws {
        isPassed = try json.boolean("isPassed")
        text = try json.string("text")
        position = try json.optionalObject("position").map { try PositionInput($0) }
        remoteReason = try json.optionalString("remoteReason")
        photos = try json.strings("photos")
        conclusion = try json.optionalString("conclusion")
    }
}
