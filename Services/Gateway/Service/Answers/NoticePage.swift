/// A page of messages.
package struct NoticePage: ResponseContent {
    package static let schema = ObjectSchema(
        "NoticePage",
        "A page of messages.",
        [
            .required("items", .list(of: .object(NoticeItem.schema), upTo: 100), "Newest first."),
            .required("unread", .integer(0...Int.max), "How many are not read."),
            .optional("next", .text(.token, upTo: 2048), "Cursor of the next page; absent on the last."),
        ]
    )

    /// Newest first.
    package let items: [NoticeItem]
    /// How many are not read.
    package let unread: Int
    /// Cursor of the next page; absent on the last.
    package let next: String?
}
