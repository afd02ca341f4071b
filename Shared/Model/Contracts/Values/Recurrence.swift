/// 复发: a report of the same kind at the same place where something was put right not long ago.
package struct Recurrence: Hashable, Codable, Sendable {
    /// The newest of the earlier reports.
    package let earlierID: ReportID
    /// The first of the chain: names the place.
    package let firstID: ReportID
    /// The how-manieth within the period, this one included: at least 2.
    package let number: Int

    package init(earlierID: ReportID, firstID: ReportID, number: Int) {
        self.earlierID = earlierID
        self.firstID = firstID
        self.number = number
    }

    /// From this one on a place is on the centre's list for 源头治理.
    package static let listedFrom = 3

    package var isListed: Bool { number >= Self.listedFrom }
}
