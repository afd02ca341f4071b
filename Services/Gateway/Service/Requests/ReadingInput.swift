package import Model

/// Messages that were read.
package struct ReadingInput: RequestContent {
    package static let schema = ObjectSchema(
        "ReadingInput",
        "Messages that were read.",
        [
            .required("noticeIds", .list(of: .text(.uuid), upTo: 100), "Those of other inboxes are passed over.")
        ]
    )

    /// Those of other inboxes are passed over.
    package let noticeIds: [NoticeID]

    package init(_ json: JSONObject) throws {
        noticeIds = try json.strings("noticeIds").compactMap { NoticeID($0) }
    }
}
