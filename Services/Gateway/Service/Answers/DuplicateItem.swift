/// Open reports that may be the same thing: one that stays, and those that may be merged into it.
package struct DuplicateItem: ResponseContent {
    package static let schema = ObjectSchema(
        "DuplicateItem",
        "Open reports that may be the same thing: one that stays, and those that may be merged into it.",
        [
            .required("original", .object(DuplicateMatter.schema), "What was confirmed first, else the earliest."),
            .required(
                "candidates",
                .list(of: .object(DuplicateMatter.schema), upTo: Self.listed),
                "The nearest first; of many the first 20."
            ),
            .required("count", .integer(1...Int.max), "How many candidates there are."),
        ]
    )

    /// Candidates of a group that are listed.
    package static let listed = 20

    /// What was confirmed first, else the earliest.
    package let original: DuplicateMatter
    /// The nearest first; of many the first 20.
    package let candidates: [DuplicateMatter]
    /// How many candidates there are.
    package let count: Int
}
