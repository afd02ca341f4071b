/// A reporter contests that the report was sent in bad faith; the city has to decide.
package struct MaliceAppealed: EventContract {
    package static let type = MessageType(literal: "malice.appealed.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "A reporter contests that the report was sent in bad faith; the city has to decide."

    package let report: ReportSummary
    package let at: Timestamp
    package let words: String
    /// Until when the city has to decide.
    package let dueAt: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp,
        words: String,
        dueAt: Timestamp
    ) {
        self.report = report
        self.at = at
        self.words = words
        self.dueAt = dueAt
    }
}
