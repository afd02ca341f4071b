/// An operator, or the city's reviewer, decides on a payout of the work list.
package struct ReviewPayout: CommandContract {
    package static let type = MessageType(literal: "payout.review.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "An operator, or the city's reviewer, decides on a payout of the work list."

    package let reportID: ReportID
    package let decision: PayoutDecision
    /// Why, for the audit trail.
    package let reason: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        decision: PayoutDecision,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.decision = decision
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
