/// A citizen who reports: since when, how much, and whether they stayed.
package struct Reporter: Hashable, Sendable {
    /// Who reports again so many days after the first report, or later, has stayed.
    package static let stayDays = 30

    /// The first report: it tells where the citizen belongs.
    package let first: ReporterCount
    package private(set) var reports: Int
    /// The number of the report by which they had stayed; nil until then.
    package private(set) var stayedWith: Int?

    package init(_ first: ReporterCount) {
        self.first = first
        reports = 1
    }

    package mutating func report(on day: CivilDay) {
        reports += 1
        if stayedWith == nil, day.number - first.day.number >= Self.stayDays { stayedWith = reports }
    }
}
