/// Requests to read contacts.
package struct UnmaskingList: ResponseContent {
    package static let schema = ObjectSchema(
        "UnmaskingList",
        "Requests to read contacts.",
        [
            .required("items", .list(of: .object(UnmaskingAnswer.schema), upTo: 200), "The newest first.")
        ]
    )

    /// The newest first.
    package let items: [UnmaskingAnswer]
}
