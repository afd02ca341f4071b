/// A citizen's rewards pause, because a report was found to have been sent in bad faith.
package struct RewardsPaused: EventContract {
    package static let type = MessageType(literal: "rewards.paused.v1")
    package static let owner = ServiceName.reward
    package static let sentence =
        "A citizen's rewards pause, because a report was found to have been sent in bad faith."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    /// Reports registered before this moment bring nothing.
    package let until: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        until: Timestamp
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.until = until
    }
}
