/// A citizen does not want to hear any more of a report that they follow.
package struct UnfollowReport: CommandContract {
    package static let type = MessageType(literal: "report.unfollow.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "A citizen does not want to hear any more of a report that they follow."

    package let reportID: ReportID
    package let actor: CommandActor
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
