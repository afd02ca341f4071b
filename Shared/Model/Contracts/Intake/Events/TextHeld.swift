/// The content check finds a reporter's words improper, or perhaps so: a person has to look.
package struct TextHeld: EventContract {
    package static let type = MessageType(literal: "report.textHeld.v1")
    package static let owner = ServiceName.intake
    package static let sentence =
        "The content check finds a reporter's words improper, or perhaps so: a person has to look."

    package let report: ReportSummary
    package let at: Timestamp
    /// Not only perhaps.
    package let isRisky: Bool

    package init(report: ReportSummary, at: Timestamp, isRisky: Bool) {
        self.report = report
        self.at = at
        self.isRisky = isRisky
    }
}
