/// A true report brings nothing as long as it stands that the citizen's rewards pause.
package struct RewardsWithheld: EventContract {
    package static let type = MessageType(literal: "rewards.withheld.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "A true report brings nothing as long as it stands that the citizen's rewards pause."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    package let pausedUntil: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        pausedUntil: Timestamp
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.pausedUntil = pausedUntil
    }
}
