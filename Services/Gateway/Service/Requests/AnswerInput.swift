/// The answer to the officer’s question.
package struct AnswerInput: RequestContent {
    package static let schema = ObjectSchema(
        "AnswerInput",
        "The answer to the officer’s question.",
        [
            .required("text", .words(upTo: 1000), "The answer."),
            .optional(
                "photos",
                .list(of: .text(.token, upTo: 2048), upTo: 9),
                "Tokens of photos that were uploaded before."
            ),
            .optional("position", .object(PositionInput.schema), "A better pin."),
        ]
    )

    /// The answer.
    package let text: String
    /// Tokens of photos that were uploaded before.
    package let photos: [String]
    /// A better pin.
    package let position: PositionInput?

    package init(_ json: JSONObject) throws {
        text = try json.string("text")
        photos = try json.strings("photos")
        position = try json.optionalObject("position").map { try PositionInput($0) }
    }
}
