/// Nobody acknowledged an emergency in time: the next level is alarmed.
package struct AlarmEscalated: EventContract {
    package static let type = MessageType(literal: "alarm.escalated.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "Nobody acknowledged an emergency in time: the next level is alarmed."

    package let report: ReportSummary
    package let at: Timestamp
    /// 1 duty room of the town, 2 town centre, 3 city.
    package let level: Int
    /// Nil at the last level.
    package let acknowledgeBy: Timestamp?

    package init(
        report: ReportSummary,
        at: Timestamp,
        level: Int,
        acknowledgeBy: Timestamp? = nil
    ) {
        self.report = report
        self.at = at
        self.level = level
        self.acknowledgeBy = acknowledgeBy
    }
}
