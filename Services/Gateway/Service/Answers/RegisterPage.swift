/// A page of the register.
package struct RegisterPage: ResponseContent {
    package static let schema = ObjectSchema(
        "RegisterPage",
        "A page of the register.",
        [
            .required("items", .list(of: .object(RegisterItem.schema), upTo: 100), "Newest first."),
            .optional("next", .text(.token, upTo: 2048), "Cursor of the next page; absent on the last."),
        ]
    )

    /// Newest first.
    package let items: [RegisterItem]
    /// Cursor of the next page; absent on the last.
    package let next: String?
}
