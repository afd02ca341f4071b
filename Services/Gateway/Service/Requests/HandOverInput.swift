/// What the citizen shows at the counter.
package struct HandOverInput: RequestContent {
    package static let schema = ObjectSchema(
        "HandOverInput",
        "What the citizen shows at the counter.",
        [
            .required(
                "code",
                .text(length: 1...20, form: .filled),
                "The code on the citizen's phone; small letters, spaces and hyphens are no difference."
            )
        ]
    )

    /// The code on the citizen's phone; small letters, spaces and hyphens are no difference.
    package let code: String

    package init(_ json: JSONObject) throws {
        code = try json.string("code")
    }
}
