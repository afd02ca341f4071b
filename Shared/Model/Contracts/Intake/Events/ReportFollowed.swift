/// Another citizen has the same thing to report and follows the original.
package struct ReportFollowed: EventContract {
    package static let type = MessageType(literal: "report.followed.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "Another citizen has the same thing to report and follows the original."

    /// The original.
    package let report: ReportSummary
    package let at: Timestamp
    /// Who follows.
    package let citizenID: CitizenID
    /// How many follow, this one included.
    package let followers: Int
    /// The follower's own report of the same thing, where there is one.
    package let mergedReportID: ReportID?

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        followers: Int,
        mergedReportID: ReportID? = nil
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.followers = followers
        self.mergedReportID = mergedReportID
    }
}
