/// What its reporter says against it.
package struct MaliceAppealInput: RequestContent {
    package static let schema = ObjectSchema(
        "MaliceAppealInput",
        "What its reporter says against it.",
        [.required("text", .words(upTo: 1000), "Why it is not so.")]
    )

    /// Why it is not so.
    package let text: String

    package init(_ json: JSONObject) throws { text = try json.string("text") }
}
