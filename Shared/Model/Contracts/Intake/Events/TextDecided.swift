/// A person decided about a reporter's words that were held.
package struct TextDecided: EventContract {
    package static let type = MessageType(literal: "report.textDecided.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "A person decided about a reporter's words that were held."

    package let report: ReportSummary
    package let at: Timestamp
    /// Nothing is wrong with them.
    package let isFine: Bool

    package init(report: ReportSummary, at: Timestamp, isFine: Bool) {
        self.report = report
        self.at = at
        self.isFine = isFine
    }
}
