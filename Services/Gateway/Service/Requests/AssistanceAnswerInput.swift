/// Whether a unit comes that was called for help.
package struct AssistanceAnswerInput: RequestContent {
    package static let schema = ObjectSchema(
        "AssistanceAnswerInput",
        "Whether a unit comes that was called for help.",
        [
            .required("isComing", .boolean, "It comes."),
            .optional(
                "text",
                .text(length: 0...500, form: nil),
                "When it is there; needed where it cannot come. The officer reads it."
            ),
        ]
    )

    /// It comes.
    package let isComing: Bool
    /// When it is there; needed where it cannot come. The officer reads it.
    package let text: String?

    package init(_ json: JSONObject) throws {
        isComing = try json.boolean("isComing")
        text = try json.optionalString("text")
    }
}
