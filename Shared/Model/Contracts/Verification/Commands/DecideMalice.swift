/// The centre decides whether a report was sent in bad faith.
package struct DecideMalice: CommandContract {
    package static let type = MessageType(literal: "malice.decide.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The centre decides whether a report was sent in bad faith."

    package let reportID: ReportID
    package let isFound: Bool
    /// What its reporter reads, if it is found.
    package let reason: String
    package let actor: CommandActor
    /// The version of the proposal, not of the report.
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        isFound: Bool,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.isFound = isFound
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
