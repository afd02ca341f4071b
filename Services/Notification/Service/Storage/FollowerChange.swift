import Model

/// That somebody follows a report from now on, or does so no more.
struct FollowerChange: Sendable {
    let report: ReportID
    let citizen: CitizenID
    /// The follower's own report of the same thing.
    let merged: ReportID?
    let isFollowing: Bool
    let at: Timestamp

    /// Nil for every other event.
    init?(_ event: any MessageContract) {
        switch event {
        case let event as ReportFollowed:
            (report, citizen, at) = (event.report.id, event.citizenID, event.at)
            (merged, isFollowing) = (event.mergedReportID, true)
        case let event as ReportUnfollowed:
            (report, citizen, at) = (event.report.id, event.citizenID, event.at)
            (merged, isFollowing) = (nil, false)
        default: return nil
        }
    }
}
