/// What came of following a report, or of following it no more.
package struct FollowState: Hashable, Codable, Sendable {
    package let reportID: ReportID
    /// `following` or `notFollowing`.
    package let state: String
    /// How many follow.
    package let followers: Int

    package init(reportID: ReportID, isFollowing: Bool, followers: Int) {
        self.reportID = reportID
        self.followers = followers
        state = isFollowing ? "following" : "notFollowing"
    }
}
