/// A page of what a citizen follows.
package struct FollowedReports: ResponseContent {
    package static let schema = ObjectSchema(
        "FollowedReports",
        "A page of what a citizen follows.",
        [
            .required("items", .list(of: .object(FollowedReport.schema), upTo: 100), "Newest first."),
            .optional("next", .text(.token, upTo: 2048), "Cursor of the next page; absent on the last."),
        ]
    )

    /// Newest first.
    package let items: [FollowedReport]
    /// Cursor of the next page; absent on the last.
    package let next: String?
}
