/// A note that may be absent.
package struct NoteInput: RequestContent {
    package static let schema = ObjectSchema(
        "NoteInput",
        "A note that may be absent.",
        [
            .optional("note", .text(length: 0...500, form: nil), "A note.")
        ]
    )

    /// A note.
    package let note: String?

    package init(_ json: JSONObject) throws {
        note = try json.optionalString("note")
    }
}
