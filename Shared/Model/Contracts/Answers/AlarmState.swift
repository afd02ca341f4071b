/// An emergency after a command: what the duty room's page shows.
package struct AlarmState: Codable, Hashable, Sendable {
    package let reportID: ReportID
    package let version: Int
    package let state: SubmissionState
    /// 1 duty room of the town, 2 town centre, 3 city.
    package let level: Int

    package init(_ submission: Submission) {
        reportID = submission.reportID
        version = submission.version
        state = submission.state
        level = submission.alarmLevel
    }
}
