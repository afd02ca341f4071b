/// The city decides on such an appeal; never the person who had decided before.
package struct DecideMaliceAppeal: CommandContract {
    package static let type = MessageType(literal: "malice.decideAppeal.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The city decides on such an appeal; never the person who had decided before."

    package let reportID: ReportID
    /// The reporter is right: it is taken back.
    package let isUpheld: Bool
    /// What its reporter reads.
    package let reason: String
    package let actor: CommandActor
    /// The version of the proposal, not of the report.
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        isUpheld: Bool,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.isUpheld = isUpheld
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
