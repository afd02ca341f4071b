/// A crime tip was passed confidentially to the police; it carries no content.
package struct ReportReferred: EventContract {
    package static let type = MessageType(literal: "report.referred.v1")
    package static let owner = ServiceName.intake
    package static let sentence = "A crime tip was passed confidentially to the police; it carries no content."

    package let report: ReportSummary
    package let at: Timestamp

    package init(
        report: ReportSummary,
        at: Timestamp
    ) {
        self.report = report
        self.at = at
    }
}
