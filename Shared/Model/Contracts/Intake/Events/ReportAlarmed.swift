/// An emergency was reported: the duty room must acknowledge it in time.
package struct ReportAlarmed: EventContract {
    package static let type = MessageType(literal: "report.alarmed.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "An emergency was reported: the duty room must acknowledge it in time."

    package let report: ReportSummary
    package let at: Timestamp
    package let words: String
    package let acknowledgeBy: Timestamp
    /// 1 duty room of the town, 2 town centre, 3 city.
    package let level: Int

    package init(
        report: ReportSummary,
        at: Timestamp,
        words: String,
        acknowledgeBy: Timestamp,
        level: Int
    ) {
        self.report = report
        self.at = at
        self.words = words
        self.acknowledgeBy = acknowledgeBy
        self.level = level
    }
}
