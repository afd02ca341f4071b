/// The centre decided whether a report was sent in bad faith.
package struct MaliceDecided: EventContract {
    package static let type = MessageType(literal: "malice.decided.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The centre decided whether a report was sent in bad faith."

    package let report: ReportSummary
    package let at: Timestamp
    /// Who had proposed it.
    package let officerID: OfficerID
    package let isFound: Bool
    package let reason: String
    package let decidedBy: AccountID
    /// Until when its reporter may contest it; absent where it was not found.
    package let appealUntil: Timestamp?

    package init(
        report: ReportSummary,
        at: Timestamp,
        officerID: OfficerID,
        isFound: Bool,
        reason: String,
        decidedBy: AccountID,
        appealUntil: Timestamp? = nil
    ) {
        self.report = report
        self.at = at
        self.officerID = officerID
        self.isFound = isFound
        self.reason = reason
        self.decidedBy = decidedBy
        self.appealUntil = appealUntil
    }
}
