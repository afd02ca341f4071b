/// Points and red packets of a citizen.
package struct PointsAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "PointsAnswer",
        "Points and red packets of a citizen.",
        [
            .required("balance", .integer(0...1_000_000_000), "The sum of the postings."),
            .required("entries", .list(of: .object(PointsEntry.schema), upTo: 200), "Newest first."),
            .required("redPackets", .list(of: .object(RedPacketItem.schema), upTo: 200), "Newest first."),
        ]
    )

    /// The sum of the postings.
    package let balance: Int
    /// Newest first.
    package let entries: [PointsEntry]
    /// Newest first.
    package let redPackets: [RedPacketItem]
}
