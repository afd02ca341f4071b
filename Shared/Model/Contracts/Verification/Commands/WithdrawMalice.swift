/// The officer takes back that a report was sent in bad faith.
package struct WithdrawMalice: CommandContract {
    package static let type = MessageType(literal: "malice.withdraw.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The officer takes back that a report was sent in bad faith."

    package let reportID: ReportID
    package let actor: CommandActor
    /// The version of the proposal, not of the report.
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
