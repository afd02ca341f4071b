/// The citizen claims the red packet of a report.
package struct ClaimRedPacket: CommandContract {
    package static let type = MessageType(literal: "redPacket.claim.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "The citizen claims the red packet of a report."

    package let reportID: ReportID
    /// Who is to get it, as WeChat told the gateway of the one who taps.
    package let openID: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        openID: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.openID = openID
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
