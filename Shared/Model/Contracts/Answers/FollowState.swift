/// What came of following a report.
package struct FollowState: Hashable, Codable, Sendable {
    package let reportID: ReportID
    /// Always `following`.
    package let state: String
    /// How many follow.
    package let followers: Int

    package init(reportID: ReportID, followers: Int) {
        self.reportID = reportID
        self.followers = followers
        state = "following"
    }
}
