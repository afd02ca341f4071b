/// The citizen rated the outcome.
package struct ReportRated: EventContract {
    package static let type = MessageType(literal: "report.rated.v1")
    package static let owner = ServiceName.verification
    package static let sentence = "The citizen rated the outcome."

    package let report: ReportSummary
    package let at: Timestamp
    /// 1 to 5.
    package let stars: Int
    package let isSolved: Bool
    package let words: String?

    package init(
        report: ReportSummary,
        at: Timestamp,
        stars: Int,
        isSolved: Bool = false,
        words: String? = nil
    ) {
        self.report = report
        self.at = at
        self.stars = stars
        self.isSolved = isSolved
        self.words = words
    }
}
