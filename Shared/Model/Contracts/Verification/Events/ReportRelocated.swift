/// The city's cells changed, and an open report's pin lies in another one now.
package struct ReportRelocated: EventContract {
    package static let type = MessageType(literal: "report.relocated.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The city's cells changed, and an open report's pin lies in another one now."

    /// With the cell, village and town where its pin lies now; the pin is where it was.
    package let report: ReportSummary
    package let at: Timestamp
    package let previousGridCode: GridCode
    /// Confirmed: there is a case, or will be one at once.
    package let isConfirmed: Bool

    package init(report: ReportSummary, at: Timestamp, previousGridCode: GridCode, isConfirmed: Bool = false) {
        self.report = report
        self.at = at
        self.previousGridCode = previousGridCode
        self.isConfirmed = isConfirmed
    }
}
