/// The reporter contests that a report was sent in bad faith, once.
package struct AppealMalice: CommandContract {
    package static let type = MessageType(literal: "malice.appeal.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The reporter contests that a report was sent in bad faith, once."

    package let reportID: ReportID
    package let words: String
    package let actor: CommandActor
    /// The version of the proposal, not of the report.
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        words: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.words = words
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
