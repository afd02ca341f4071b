/// A decision about bad faith reached its warning point.
package struct MaliceWarned: EventContract {
    package static let type = MessageType(literal: "malice.warned.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "A decision about bad faith reached its warning point."

    package let report: ReportSummary
    package let at: Timestamp
    /// `malice`: the centre's; `maliceAppeal`: the city's.
    package let stage: TimeLimitStage
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        stage: TimeLimitStage,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.stage = stage
        self.dueAt = dueAt
    }
}
