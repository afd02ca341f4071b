/// A page of reports.
package struct ReportPage: ResponseContent {
    package static let schema = ObjectSchema(
        "ReportPage",
        "A page of reports.",
        [
            .required("items", .list(of: .object(ReportItem.schema), upTo: 100), "Newest or most urgent first."),
            .optional("next", .text(.token, upTo: 2048), "Cursor of the next page; absent on the last."),
        ]
    )

    /// Newest or most urgent first.
    package let items: [ReportItem]
    /// Cursor of the next page; absent on the last.
    package let next: String?
}
