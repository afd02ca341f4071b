/// Whether a unit comes that was called for help.
package struct AssistanceAnswerInput: RequestContent {
    package static let schema = ObjectSchema(
        "AssistanceAnswerInput",
        "Whether a unit comes that was called for help.",
        [
            .optional("number", .integer(1...Int.max), "Of the call; without it the newest is answered."),
            .required("isComing", .boolean, "It comes."),
            .optional(
                "text",
                .text(length: 0...500, form: nil),
                "When it is there; needed where it cannot come. The officer reads it."
            ),
        ]
    )

    /// Of the call; without it the newest is answered.
    package let number: Int?
    /// It comes.
    package let isComing: Bool
    /// When it is there; needed where it cannot come. The officer reads it.
    package let text: String?

    package init(_ json: JSONObject) throws {
        number = try json.optionalInteger("number")
        isComing = try json.boolean("isComing")
        text = try json.optionalString("text")
    }
}
