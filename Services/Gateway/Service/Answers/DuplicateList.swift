package import Model

/// Open reports of the town that may be the same thing, group by group.
package struct DuplicateList: ResponseContent {
    package static let schema = ObjectSchema(
        "DuplicateList",
        "Open reports of the town that may be the same thing, group by group.",
        [
            .required(
                "items",
                .list(of: .object(DuplicateItem.schema), upTo: Self.listed),
                "First those whose original is like nothing before it, then those with most candidates. A report stands with every earlier one that it is like."
            ),
            .required("count", .integer(0...Int.max), "How many groups there are; the first 200 are listed."),
        ]
    )

    /// Groups that are listed.
    package static let listed = 200
    package static let none = DuplicateList(items: [], count: 0)

    /// First those whose original is like nothing before it, then those with most candidates.
    package let items: [DuplicateItem]
    /// How many groups there are; the first 200 are listed.
    package let count: Int

    package var shownReports: Set<ReportID> {
        Set(items.flatMap { [$0.original.reportId] + $0.candidates.map(\.reportId) })
    }
}
