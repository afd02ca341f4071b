/// A pause of a citizen's rewards ended: the time is over, or it was taken back.
package struct RewardsResumed: EventContract {
    package static let type = MessageType(literal: "rewards.resumed.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "A pause of a citizen's rewards ended: the time is over, or it was taken back."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    /// It was taken back: what was withheld is granted.
    package let isLifted: Bool
    /// For so many reports what had been withheld was granted.
    package let granted: Int
    /// Until when another pause goes on; nil where none does.
    package let stillPausedUntil: Timestamp?

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        isLifted: Bool,
        granted: Int,
        stillPausedUntil: Timestamp? = nil
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.isLifted = isLifted
        self.granted = granted
        self.stillPausedUntil = stillPausedUntil
    }
}
