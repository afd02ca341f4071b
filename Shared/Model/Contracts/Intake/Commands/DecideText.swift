/// The centre or the city has looked at a reporter's words that were held.
package struct DecideText: CommandContract {
    package static let type = MessageType(literal: "report.decideText.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "The centre or the city has looked at a reporter's words that were held."

    package let reportID: ReportID
    /// Nothing is wrong with them.
    package let isFine: Bool
    package let reason: String
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        isFine: Bool,
        reason: String,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.isFine = isFine
        self.reason = reason
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
