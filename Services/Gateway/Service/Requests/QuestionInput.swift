/// A question to the reporter, through the relay.
package struct QuestionInput: RequestContent {
    package static let schema = ObjectSchema(
        "QuestionInput",
        "A question to the reporter, through the relay.",
        [
            .required("text", .words(upTo: 500), "The question.")
        ]
    )

    /// The question.
    package let text: String

    package init(_ json: JSONObject) throws {
        text = try json.string("text")
    }
}
