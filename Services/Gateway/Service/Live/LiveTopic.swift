package import Model

/// What a stream follows.
package enum LiveTopic: Hashable, Sendable {
    case report(ReportID)
    case town(TownCode)
    /// Everything.
    case city
}
