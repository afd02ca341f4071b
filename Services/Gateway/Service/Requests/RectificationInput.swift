/// What was done.
package struct RectificationInput: RequestContent {
    package static let schema = ObjectSchema(
        "RectificationInput",
        "What was done.",
        [
            .required("text", .words(upTo: 1000), "What was done."),
            .optional(
                "photos",
                .list(of: .text(.token, upTo: 2048), upTo: 9),
                "Tokens of photos that were uploaded before."
            ),
            .optional(
                "conclusion",
                .text(length: 0...1000, form: nil),
                "Signed conclusion, where the category needs one."
            ),
            .optional("signedBy", .text(length: 0...64, form: nil), "Who signed it."),
        ]
    )

    /// What was done.
    package let text: String
    /// Tokens of photos that were uploaded before.
    package let photos: [String]
    /// Signed conclusion, where the category needs one.
    package let conclusion: String?
    /// Who signed it.
    package let signedBy: String?

    package init(_ json: JSONObject) throws {
        text = try json.string("text")
        photos = try json.strings("photos")
        conclusion = try json.optionalString("conclusion")
        signedBy = try json.optionalString("signedBy")
    }
}
