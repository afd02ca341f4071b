/// How far the work is.
package struct ProgressInput: RequestContent {
    package static let schema = ObjectSchema(
        "ProgressInput",
        "How far the work is.",
        [
            .required("text", .words(upTo: 1000), "What the reporter may read too."),
            .optional(
                "photos",
                .list(of: .text(.token, upTo: 2048), upTo: 9),
                "Tokens of photos that were uploaded before."
            ),
        ]
    )

    /// What the reporter may read too.
    package let text: String
    /// Tokens of photos that were uploaded before.
    package let photos: [String]

    package init(_ json: JSONObject) throws {
        text = try json.string("text")
        photos = try json.strings("photos")
    }
}
