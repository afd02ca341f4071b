/// Open reports that may be the same thing: one that stays, and those that may be merged into it.
package struct DuplicateItem: ResponseContent {
    package static let schema = ObjectSchema(
        "DuplicateItem",
        "Open reports that may be the same thing: one that stays, and those that may be merged into it.",
        [
            .required("original", .object(DuplicateMatter.schema), "What was confirmed first, else the earliest."),
            .required("candidates", .list(of: .object(DuplicateMatter.schema), upTo: 2000), "The nearest first."),
        ]
    )

    /// What was confirmed first, else the earliest.
    package let original: DuplicateMatter
    /// The nearest first.
    package let candidates: [DuplicateMatter]
}
