package import Model

/// A member of a department.
package struct Member: ResponseContent {
    package static let schema = ObjectSchema(
        "Member",
        "A member of a department.",
        [
            .required("id", .text(.uuid), "The account."),
            .required("name", .text(length: 0...64, form: nil), "As colleagues know the person."),
        ]
    )

    /// The account.
    package let id: AccountID
    /// As colleagues know the person.
    package let name: String
}
