/// There is no red packet for a true report, with the reason.
package struct RedPacketDeclined: EventContract {
    package static let type = MessageType(literal: "redPacket.declined.v1")
    package static let owner = ServiceName.reward
    package static let sentence = "There is no red packet for a true report, with the reason."

    package let report: ReportSummary
    package let at: Timestamp
    package let citizenID: CitizenID
    package let reason: RedPacketDecline

    package init(
        report: ReportSummary,
        at: Timestamp,
        citizenID: CitizenID,
        reason: RedPacketDecline
    ) {
        self.report = report
        self.at = at
        self.citizenID = citizenID
        self.reason = reason
    }
}
