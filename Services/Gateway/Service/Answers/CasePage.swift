/// A page of cases.
package struct CasePage: ResponseContent {
    package static let schema = ObjectSchema(
        "CasePage",
        "A page of cases.",
        [
            .required("items", .list(of: .object(CaseItem.schema), upTo: 100), "Newest or most urgent first."),
            .optional("next", .text(.token, upTo: 2048), "Cursor of the next page; absent on the last."),
        ]
    )

    /// Newest or most urgent first.
    package let items: [CaseItem]
    /// Cursor of the next page; absent on the last.
    package let next: String?
}
