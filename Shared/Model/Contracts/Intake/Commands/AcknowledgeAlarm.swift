/// The duty room has seen an emergency and takes care of it.
package struct AcknowledgeAlarm: CommandContract {
    package static let type = MessageType(literal: "alarm.acknowledge.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "The duty room has seen an emergency and takes care of it."

    package let reportID: ReportID
    package let note: String?
    package let actor: CommandActor
    package let expectedVersion: Int?
    package let expiresAt: Timestamp?

    package init(
        reportID: ReportID,
        note: String? = nil,
        actor: CommandActor,
        expectedVersion: Int? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.reportID = reportID
        self.note = note
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.expiresAt = expiresAt
    }

    package var subject: ReportID? { reportID }
}
