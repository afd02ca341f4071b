/// A page of places where the same comes again and again.
package struct RecurringPlaces: ResponseContent {
    package static let schema = ObjectSchema(
        "RecurringPlaces",
        "A page of places where the same comes again and again.",
        [
            .required("items", .list(of: .object(RecurringPlace.schema), upTo: 100), "Newest first."),
            .optional("next", .text(.token, upTo: 2048), "Cursor of the next page; absent on the last."),
        ]
    )

    /// Newest first.
    package let items: [RecurringPlace]
    /// Cursor of the next page; absent on the last.
    package let next: String?
}
