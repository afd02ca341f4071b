/// Why the outcome is contested.
package struct AppealInput: RequestContent {
    package static let schema = ObjectSchema(
        "AppealInput",
        "Why the outcome is contested.",
        [
            .required("text", .words(upTo: 1000), "Why."),
            .optional(
                "photos",
                .list(of: .text(.token, upTo: 2048), upTo: 9),
                "Tokens of photos that were uploaded before."
            ),
        ]
    )

    /// Why.
    package let text: String
    /// Tokens of photos that were uploaded before.
    package let photos: [String]

    package init(_ json: JSONObject) throws {
        text = try json.string("text")
        photos = try json.strings("photos")
    }
}
