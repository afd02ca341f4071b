/// An appeal against bad faith was decided, or not in time: then its reporter is right.
package struct MaliceAppealDecided: EventContract {
    package static let type = MessageType(literal: "malice.appealDecided.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "An appeal against bad faith was decided, or not in time: then its reporter is right."

    package let report: ReportSummary
    package let at: Timestamp
    /// Who had proposed it.
    package let officerID: OfficerID
    /// The reporter is right: it is taken back.
    package let isUpheld: Bool
    /// Absent where the city did not decide in time.
    package let reason: String?
    /// Absent where the city did not decide in time.
    package let decidedBy: AccountID?

    package init(
        report: ReportSummary,
        at: Timestamp,
        officerID: OfficerID,
        isUpheld: Bool,
        reason: String? = nil,
        decidedBy: AccountID? = nil
    ) {
        self.report = report
        self.at = at
        self.officerID = officerID
        self.isUpheld = isUpheld
        self.reason = reason
        self.decidedBy = decidedBy
    }
}
