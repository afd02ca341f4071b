/// Somebody follows a report no more: by their own wish, or because theirs is another thing after all.
package struct ReportUnfollowed: EventContract {
    package static let type = MessageType(literal: "report.unfollowed.v1")
    package static let owner = ServiceName.intake
    package static let sentence =
        "Somebody follows a report no more: by their own wish, or because theirs is another thing after all."

    package let report: ReportSummary
    package let at: Timestamp
    /// Who followed.
    package let citizenID: CitizenID
    /// How many still follow.
    package let followers: Int

    package init(report: ReportSummary, at: Timestamp, citizenID: CitizenID, followers: Int) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.followers = followers
    }
}
