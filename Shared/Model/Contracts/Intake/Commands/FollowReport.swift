/// A citizen follows an open report: the same thing, and they hear how it goes on.
package struct FollowReport: CommandContract {
    package static let type = MessageType(literal: "report.follow.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "A citizen follows an open report: the same thing, and they hear how it goes on."

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
