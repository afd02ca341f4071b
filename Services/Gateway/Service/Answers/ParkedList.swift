/// Messages that consumers put aside and that nobody dealt with.
package struct ParkedList: ResponseContent {
    package static let schema = ObjectSchema(
        "ParkedList",
        "Messages that consumers put aside and that nobody dealt with.",
        [.required("items", .list(of: .object(ParkedItem.schema), upTo: 200), "The newest first.")]
    )

    /// The newest first.
    package let items: [ParkedItem]
}
